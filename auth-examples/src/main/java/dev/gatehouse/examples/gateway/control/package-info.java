/** The operator's side of the reference gateway: keys, definitions, health. */
@NullMarked
package dev.gatehouse.examples.gateway.control;

import org.jspecify.annotations.NullMarked;
