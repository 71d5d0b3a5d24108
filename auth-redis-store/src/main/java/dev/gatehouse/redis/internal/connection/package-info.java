/** Connections to Redis servers: which one to ask, for how long, and what to do when it does not answer. */
@NullMarked
package dev.gatehouse.redis.internal.connection;

import org.jspecify.annotations.NullMarked;
