/** The final answer to the host. */
@NullMarked
package dev.gatehouse.access;

import org.jspecify.annotations.NullMarked;
