// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import dev.gatehouse.access.DenialRenderer;
import dev.gatehouse.core.Gate;
import dev.gatehouse.core.upstream.UpstreamSigner;
import dev.gatehouse.examples.gateway.proxy.Upstream;
import java.util.Optional;

/** What is found at a place. */
sealed interface Site {
    /**
     * An API that is served.
     *
     * @param gate decides its requests
     * @param upstream gets those that are granted
     * @param strips whether the upstream sees paths below the listen path only
     * @param renderer writes denials
     * @param signer signs them; empty if nobody does
     */
    record Served(
            Gate gate, Upstream upstream, boolean strips, DenialRenderer renderer, Optional<UpstreamSigner> signer)
            implements Site {}

    /** An API whose definition cannot be served. Why stands in the log, not in the answer. */
    record Broken() implements Site {}
}
