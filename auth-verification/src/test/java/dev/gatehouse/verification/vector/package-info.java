/** What the runner reads and what it says of it: vectors, areas, results. */
@NullMarked
package dev.gatehouse.verification.vector;

import org.jspecify.annotations.NullMarked;
