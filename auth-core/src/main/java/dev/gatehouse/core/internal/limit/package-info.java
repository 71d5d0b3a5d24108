// SPDX-License-Identifier: Apache-2.0
/** Whose counters are whose. */
@NullMarked
package dev.gatehouse.core.internal.limit;

import org.jspecify.annotations.NullMarked;
