/** The arithmetic of limits: pure functions from a counter and a time to a verdict and the next counter. */
@NullMarked
package dev.gatehouse.limit;

import org.jspecify.annotations.NullMarked;
