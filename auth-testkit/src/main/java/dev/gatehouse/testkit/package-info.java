/** Contracts for stores, arbitraries, a clock that moves by hand, and assertions on decisions. */
@NullMarked
package dev.gatehouse.testkit;

import org.jspecify.annotations.NullMarked;
