/** Everything a database must do; each port a hand's size. */
@NullMarked
package dev.gatehouse.store;

import org.jspecify.annotations.NullMarked;
