/** HTTP to the byte: a client that sends what it is told, an upstream that remembers what it got. */
@NullMarked
package dev.gatehouse.verification.wire;

import org.jspecify.annotations.NullMarked;
