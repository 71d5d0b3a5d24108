/** How passwords are hashed, checked and moved to better hashes. */
@NullMarked
package dev.gatehouse.core.password;

import org.jspecify.annotations.NullMarked;
