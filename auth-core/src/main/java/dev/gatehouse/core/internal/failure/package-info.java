/** What may be told of exceptions that code of others threw. */
@NullMarked
package dev.gatehouse.core.internal.failure;

import org.jspecify.annotations.NullMarked;
