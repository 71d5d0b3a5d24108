/** All stores in the memory of one process: for tests, and for hosts that run alone. */
@NullMarked
package dev.gatehouse.inmemory;

import org.jspecify.annotations.NullMarked;
