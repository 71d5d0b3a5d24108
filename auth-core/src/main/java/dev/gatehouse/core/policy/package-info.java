/** Policies, rights and limits. */
@NullMarked
package dev.gatehouse.core.policy;

import org.jspecify.annotations.NullMarked;
