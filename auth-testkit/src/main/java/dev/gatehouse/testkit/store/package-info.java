// SPDX-License-Identifier: Apache-2.0
/** Contracts of the store ports: whoever brings a store extends them. */
@NullMarked
package dev.gatehouse.testkit.store;

import org.jspecify.annotations.NullMarked;
