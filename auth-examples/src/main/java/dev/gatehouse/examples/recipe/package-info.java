// SPDX-License-Identifier: Apache-2.0
/** One runnable class per recipe. */
@NullMarked
package dev.gatehouse.examples.recipe;

import org.jspecify.annotations.NullMarked;
