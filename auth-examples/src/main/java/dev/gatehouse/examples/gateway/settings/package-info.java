/** What the reference gateway can be told, as values. */
@NullMarked
package dev.gatehouse.examples.gateway.settings;

import org.jspecify.annotations.NullMarked;
