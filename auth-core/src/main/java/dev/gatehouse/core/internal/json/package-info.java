/** Jackson, set up with limits for untrusted input. */
@NullMarked
package dev.gatehouse.core.internal.json;

import org.jspecify.annotations.NullMarked;
