// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.admission;

import dev.gatehouse.access.Denials;
import dev.gatehouse.definition.ApiVersion;
import dev.gatehouse.definition.ApiVersions;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.http.HttpRequest;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Which version of an API serves a request.
 *
 * @since 0.1
 */
public final class VersionChoice {
    private static final Refusal AMBIGUOUS =
            new Refusal(Denials.AMBIGUOUS_VERSION, "the backend may read another version");
    private static final Refusal UNKNOWN = new Refusal(Denials.UNKNOWN_VERSION, "the version does not exist");
    private static final Refusal EXPIRED = new Refusal(Denials.EXPIRED_VERSION, "the version has expired");

    private final ProtectedApi.Paths paths;
    private final InstantSource clock;

    /**
     * The versions of an API.
     *
     * @param api the API
     * @param clock tells whether a version has expired
     */
    public VersionChoice(ProtectedApi api, InstantSource clock) {
        this.paths = api.paths();
        this.clock = clock;
    }

    /** What came out: a version, or why there is none. */
    public sealed interface Choice {
        /**
         * A version serves the request.
         *
         * @param version the version
         */
        record Served(ApiVersion version) implements Choice {}

        /**
         * No version does.
         *
         * @param refusal why
         */
        record Refused(Refusal refusal) implements Choice {}
    }

    /**
     * Chooses the version. A request that can be read as one for another version is refused: the rights and the end of
     * that one would not be looked at.
     *
     * @param request the request
     * @return the choice
     */
    public Choice choose(HttpRequest request) {
        if (paths.versions() instanceof ApiVersions.Single single) {
            return new Choice.Served(single.only());
        }
        var several = (ApiVersions.Several) paths.versions();
        if (several.selector().isAmbiguous(request)) {
            return new Choice.Refused(AMBIGUOUS);
        }
        var version = requested(several, request);
        if (version == null) {
            return new Choice.Refused(UNKNOWN);
        }
        var end = version.expires();
        boolean expired = end != null && clock.instant().isAfter(end);
        return expired ? new Choice.Refused(EXPIRED) : new Choice.Served(version);
    }

    private @Nullable ApiVersion requested(ApiVersions.Several several, HttpRequest request) {
        var name = several.selector().read(request, paths.below(request.path().decoded()));
        var known = several.byName().get(name == null ? several.defaultName() : name);
        return known != null || !several.fallsBack() ? known : several.byName().get(several.defaultName());
    }
}
