/** The life of keys as the original gateway's operators know it: made, changed, found, listed, deleted. No HTTP. */
@NullMarked
package dev.gatehouse.examples.gateway.keys;

import org.jspecify.annotations.NullMarked;
