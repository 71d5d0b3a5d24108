/** Texts in which variables stand for values of sessions. */
@NullMarked
package dev.gatehouse.core.internal.template;

import org.jspecify.annotations.NullMarked;
