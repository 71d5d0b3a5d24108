/** Between the server's requests and answers and the library's values, without copies on the way. */
@NullMarked
package dev.gatehouse.examples.gateway.exchange;

import org.jspecify.annotations.NullMarked;
