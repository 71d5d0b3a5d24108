/** Patterns of path rules, compiled to expressions that run in linear time. */
@NullMarked
package dev.gatehouse.core.internal.pattern;

import org.jspecify.annotations.NullMarked;
