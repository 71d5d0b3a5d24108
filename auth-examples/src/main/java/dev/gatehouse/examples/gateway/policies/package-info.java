// SPDX-License-Identifier: Apache-2.0
/** Policies from files, read anew when they change. */
@NullMarked
package dev.gatehouse.examples.gateway.policies;

import org.jspecify.annotations.NullMarked;
