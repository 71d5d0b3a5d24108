/** Real Redis servers for tests: started on free ports of the loopback, and ended whatever happens. */
@NullMarked
package dev.gatehouse.redis.server;

import org.jspecify.annotations.NullMarked;
