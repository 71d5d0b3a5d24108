/** What requests get on their way to the backend. */
@NullMarked
package dev.gatehouse.core.upstream;

import org.jspecify.annotations.NullMarked;
