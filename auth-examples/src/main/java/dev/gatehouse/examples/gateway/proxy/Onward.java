// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.proxy;

import dev.gatehouse.http.Headers;
import dev.gatehouse.http.RequestEdit;

/**
 * What a granted request becomes.
 *
 * @param upstream where it goes
 * @param path as it stands in a request line, below the upstream's own
 * @param query as it stands in a request line; may be empty
 * @param edit what else the upstream sees differently
 * @param answer header lines to add to the upstream's answer
 * @since 0.1
 */
public record Onward(Upstream upstream, String path, String query, RequestEdit edit, Headers answer) {}
