// SPDX-License-Identifier: Apache-2.0
/** Events in the words of the original gateway. */
@NullMarked
package dev.gatehouse.core.tyk.event;

import org.jspecify.annotations.NullMarked;
