/** Proving identity from the facts of a request. */
@NullMarked
package dev.gatehouse.authentication;

import org.jspecify.annotations.NullMarked;
