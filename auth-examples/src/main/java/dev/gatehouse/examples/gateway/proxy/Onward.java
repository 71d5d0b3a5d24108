// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.proxy;

import dev.gatehouse.http.Effects;

/**
 * What a granted request becomes.
 *
 * @param upstream where it goes
 * @param path as it stands in a request line, below the upstream's own
 * @param query as it stands in a request line; may be empty
 * @param effects what else the upstream sees differently, and what is added to its answer
 * @param quota what the answer says of the quota
 * @since 0.1
 */
public record Onward(Upstream upstream, String path, String query, Effects effects, QuotaFields quota) {}
