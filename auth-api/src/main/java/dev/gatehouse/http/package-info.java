/** Facts about a request in, effects on request and response out; no transport. */
@NullMarked
package dev.gatehouse.http;

import org.jspecify.annotations.NullMarked;
