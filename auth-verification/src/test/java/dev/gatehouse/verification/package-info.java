/** Runs test vectors against the library and the reference gateway. */
@NullMarked
package dev.gatehouse.verification;

import org.jspecify.annotations.NullMarked;
