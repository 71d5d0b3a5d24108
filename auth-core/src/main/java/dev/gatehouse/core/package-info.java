/** The pipeline: the only place that knows the order of steps. */
@NullMarked
package dev.gatehouse.core;

import org.jspecify.annotations.NullMarked;
