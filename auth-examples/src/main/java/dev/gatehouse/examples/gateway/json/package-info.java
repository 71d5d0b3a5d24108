/** JSON as the gateway's own files and its control API read and write it. */
@NullMarked
package dev.gatehouse.examples.gateway.json;

import org.jspecify.annotations.NullMarked;
