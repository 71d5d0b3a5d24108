/** Secret bytes that cannot be printed or compared carelessly. */
@NullMarked
package dev.gatehouse.secret;

import org.jspecify.annotations.NullMarked;
