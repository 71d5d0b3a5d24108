/** Structured field values, RFC 8941: reading and canonical writing. */
@NullMarked
package dev.gatehouse.core.internal.structured;

import org.jspecify.annotations.NullMarked;
