/** From a presented credential to its session. */
@NullMarked
package dev.gatehouse.core.session;

import org.jspecify.annotations.NullMarked;
