// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.access;

import dev.gatehouse.explanation.Explanation;

/**
 * A decision and how it came about.
 *
 * @param decision the decision
 * @param explanation its steps
 * @since 0.1
 */
public record ExplainedDecision(AccessDecision decision, Explanation explanation) {}
