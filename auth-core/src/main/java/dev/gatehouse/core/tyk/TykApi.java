// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.core.session.ApiLifetime;
import dev.gatehouse.core.tyk.event.TykEventHandlers;
import dev.gatehouse.core.upstream.UpstreamSigning;
import dev.gatehouse.definition.ProtectedApi;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * An API as a definition of the original gateway describes it.
 *
 * @param api what is protected, and how
 * @param listen where it is served
 * @param upstream where granted requests go
 * @param errors how refusals are rewritten
 * @param keys how long keys of this API are kept
 * @param quotasKept whether quotas of its keys go on when a key is made or changed
 * @param active whether it is served at all
 * @param events who is to be told of what happens to its requests
 * @param notes one line for each thing that the definition says and nobody here heeds; for the log
 * @since 0.1
 */
public record TykApi(
        ProtectedApi api,
        Listen listen,
        Upstream upstream,
        TykErrorRules errors,
        ApiLifetime keys,
        boolean quotasKept,
        boolean active,
        TykEventHandlers events,
        List<String> notes) {
    public TykApi {
        notes = List.copyOf(notes);
    }

    /**
     * Where an API is served.
     *
     * @param domain the only host name that it is served on, in lower case; empty for every name
     * @param path the path under which it is served; begins with a slash
     * @param strip whether the upstream sees only what comes after that path
     */
    public record Listen(String domain, String path, boolean strip) {}

    /**
     * Where granted requests go.
     *
     * @param target absolute, with scheme {@code http} or {@code https} and a host; empty only if the API is inactive
     * @param preserveHostHeader whether the upstream sees the host name that the client asked for
     * @param signing how they are signed; empty if they are not
     */
    public record Upstream(URI target, boolean preserveHostHeader, Optional<UpstreamSigning> signing) {
        /**
         * An upstream whose requests are not signed.
         *
         * @param target absolute, with scheme and host; empty only if the API is inactive
         * @param preserveHostHeader whether the upstream sees the host name that the client asked for
         */
        public Upstream(URI target, boolean preserveHostHeader) {
            this(target, preserveHostHeader, Optional.empty());
        }

        Upstream signedBy(Optional<UpstreamSigning> other) {
            return new Upstream(target, preserveHostHeader, other);
        }
    }
}
