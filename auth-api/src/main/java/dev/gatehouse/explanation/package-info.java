/** Why: refusals and ordered steps as data, without secrets. */
@NullMarked
package dev.gatehouse.explanation;

import org.jspecify.annotations.NullMarked;
