/** Code of others that goes wrong, and what may be told of it. */
@NullMarked
package dev.gatehouse.core.internal.failure;

import org.jspecify.annotations.NullMarked;
