/** Arbitraries, a test clock, and assertions on decisions. */
@NullMarked
package dev.gatehouse.testkit;

import org.jspecify.annotations.NullMarked;
