// SPDX-License-Identifier: Apache-2.0
/** Values of header fields, as signatures see them. */
@NullMarked
package dev.gatehouse.core.internal.field;

import org.jspecify.annotations.NullMarked;
