// SPDX-License-Identifier: Apache-2.0
/** What a host can do with events. */
@NullMarked
package dev.gatehouse.examples.event;

import org.jspecify.annotations.NullMarked;
