/** Carries granted requests to upstreams and their answers back, streaming both ways. */
@NullMarked
package dev.gatehouse.examples.gateway.proxy;

import org.jspecify.annotations.NullMarked;
