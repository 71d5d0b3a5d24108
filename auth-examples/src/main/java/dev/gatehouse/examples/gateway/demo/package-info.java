/** The bundled demonstration: an upstream that echoes, a gateway before it, and requests that show what it decides. */
@NullMarked
package dev.gatehouse.examples.gateway.demo;

import org.jspecify.annotations.NullMarked;
