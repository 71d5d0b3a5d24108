// SPDX-License-Identifier: Apache-2.0
/** We talk to software that others wrote, from the folder {@code foreign-clients}, and it talks to us. */
@NullMarked
package dev.gatehouse.verification.foreign;

import org.jspecify.annotations.NullMarked;
