/** What a decision costs. */
@NullMarked
package dev.gatehouse.verification.cost;

import org.jspecify.annotations.NullMarked;
