/** The original gateway's configuration file, its environment and our options, read into the gateway's settings. */
@NullMarked
package dev.gatehouse.examples.gateway.config;

import org.jspecify.annotations.NullMarked;
