// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import dev.gatehouse.entitlement.Limits;

/**
 * The limits of one API and those of everything, which policies raise together: a number that becomes greater for the API
 * becomes greater for everything, if it is greater there, too.
 *
 * @param right of the API
 * @param root of everything
 */
record Levels(Limits right, Limits root) {}
