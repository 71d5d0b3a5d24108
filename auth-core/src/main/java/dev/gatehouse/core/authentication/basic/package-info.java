/** User name and password: the Basic scheme, and the same two in a body. */
@NullMarked
package dev.gatehouse.core.authentication.basic;

import org.jspecify.annotations.NullMarked;
