/** The formats of the original gateway. Wire compatibility lives here and only here. */
@NullMarked
package dev.gatehouse.core.tyk;

import org.jspecify.annotations.NullMarked;
