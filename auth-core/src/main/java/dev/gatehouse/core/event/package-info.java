// SPDX-License-Identifier: Apache-2.0
/** Telling others what happened, without anybody waiting for them. */
@NullMarked
package dev.gatehouse.core.event;

import org.jspecify.annotations.NullMarked;
