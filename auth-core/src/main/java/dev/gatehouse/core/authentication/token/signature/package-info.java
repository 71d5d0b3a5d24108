// SPDX-License-Identifier: Apache-2.0
/** Tokens that are signed: who sends one proves to know a secret, too. */
@NullMarked
package dev.gatehouse.core.authentication.token.signature;

import org.jspecify.annotations.NullMarked;
