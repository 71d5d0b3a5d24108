/** Turning a session into a ruling on one request. */
@NullMarked
package dev.gatehouse.policy;

import org.jspecify.annotations.NullMarked;
