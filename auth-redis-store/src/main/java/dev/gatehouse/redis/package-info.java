/** All stores in Redis: where it is, in which layout, and how long an answer may take. */
@NullMarked
package dev.gatehouse.redis;

import org.jspecify.annotations.NullMarked;
