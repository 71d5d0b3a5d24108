/** Digests. */
@NullMarked
package dev.gatehouse.core.internal.crypto;

import org.jspecify.annotations.NullMarked;
