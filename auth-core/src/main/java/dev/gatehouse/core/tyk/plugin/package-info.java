/** Plugins of the original gateway that run in processes of their own: what they say, and what it means. */
@NullMarked
package dev.gatehouse.core.tyk.plugin;

import org.jspecify.annotations.NullMarked;
