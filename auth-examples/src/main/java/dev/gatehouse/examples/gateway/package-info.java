/** The reference gateway: a reverse proxy that does nothing but wire the library. */
@NullMarked
package dev.gatehouse.examples.gateway;

import org.jspecify.annotations.NullMarked;
