/** The reference gateway set up as a vector says: configuration, definition, sessions, clock. */
@NullMarked
package dev.gatehouse.verification.gateway;

import org.jspecify.annotations.NullMarked;
