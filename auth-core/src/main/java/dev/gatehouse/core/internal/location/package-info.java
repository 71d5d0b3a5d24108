// SPDX-License-Identifier: Apache-2.0
/** Places where a credential stands. */
@NullMarked
package dev.gatehouse.core.internal.location;

import org.jspecify.annotations.NullMarked;
