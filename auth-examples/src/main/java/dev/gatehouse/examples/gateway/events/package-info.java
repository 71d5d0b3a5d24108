// SPDX-License-Identifier: Apache-2.0
/** Who is told of what happens in the gateway. */
@NullMarked
package dev.gatehouse.examples.gateway.events;

import org.jspecify.annotations.NullMarked;
