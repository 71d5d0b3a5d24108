// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.core.authentication.token.TokenRules;
import dev.gatehouse.core.session.Sha256KeyNaming;
import dev.gatehouse.definition.ApiVersion;
import dev.gatehouse.definition.ApiVersions;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.PathMatching;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.PathRule;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Session;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/**
 * Whatever passes because of its path passes under every reading of that path: nobody gets from a place that is open or
 * granted to another one by spelling.
 */
final class PathTricksProperties {
    private static final String KEY = "path-tricks-key";
    private static final PathRule PLACE = PathRule.of("/place/*", "GET");

    private static ProtectedApi.Builder api() {
        return ProtectedApi.named("orders").requires(TokenRules.in(CredentialLocation.header("Authorization")));
    }

    private static AccessDecision decide(ProtectedApi api, AccessRight right, String target) {
        var naming = new Sha256KeyNaming();
        var stores = InMemoryStores.create();
        stores.sessions().put(naming.idOf(Secret.of(KEY)), Session.of("", Entitlements.to(right)), null);
        return Gatekeeper.builder(stores)
                .keyNaming(naming)
                .build()
                .gate(api)
                .decide(HttpRequest.of("GET", target, Headers.of("Authorization", KEY)));
    }

    private static void staysWithin(String place, String target, boolean passes) {
        Statistics.label("passes")
                .collect(passes)
                .coverage(found -> found.check(true).count(some -> some > 50));
        if (passes) {
            assertThat(UpstreamReadings.of(target))
                    .as(target)
                    .allMatch(path -> path.equals(place) || path.startsWith(place + "/"));
        }
    }

    @Property(tries = 3_000)
    void at52OpenPathOpensNothingElse(@ForAll("targets") String target, @ForAll PathMatching matching) {
        var version = new ApiVersions.Single(ApiVersion.of("Default", PLACE));
        var api = api().pathMatching(matching).versions(version).build();
        var nothing = AccessRight.to(api.id()).onlyOn(PathRule.of("/nowhere", "GET"));

        var decision = decide(api, nothing, target);

        staysWithin("/place", target, decision instanceof AccessDecision.Granted);
    }

    @Property(tries = 3_000)
    void at52RightGrantsNothingElse(@ForAll("targets") String target, @ForAll("fromTheStart") PathMatching matching) {
        var api = api().pathMatching(matching).build();

        var decision = decide(api, AccessRight.to(api.id()).onlyOn(PLACE), target);

        staysWithin("/place", target, decision instanceof AccessDecision.Granted);
    }

    @Property(tries = 3_000)
    void at52RightToAVersionGrantsNoOther(@ForAll("targets") String target) {
        var versions = Map.of("place", ApiVersion.of("place"), "secret", ApiVersion.of("secret"));
        var api = api().versions(new ApiVersions.Several(new ApiVersions.FirstSegment(), versions, "", false))
                .build();

        var decision = decide(api, AccessRight.to(api.id()).inVersions("place"), target);

        staysWithin("/place", target, decision instanceof AccessDecision.Granted);
    }

    @Provide
    static Arbitrary<PathMatching> fromTheStart() {
        return Arbitraries.of(PathMatching.EXACT, PathMatching.FROM_START, PathMatching.FROM_START_TO_END);
    }

    /** Mostly inside the place at first; then anything that some parser takes for a separator, a dot or an end. */
    @Provide
    static Arbitrary<String> targets() {
        var start = Arbitraries.of("/place/", "/place", "/", "/place/x/", "/secret/");
        var tricks = Arbitraries.of(
                        "/", ".", "..", ";", "\\", "%", "2", "e", "f", "5", "c", "a", "place", "secret", "%2e", "%2E",
                        "%2f", "%5c", "%25", "%252e", "%252f", "%c0%af", "%c0%ae", "%3b", "%3f", "%23", "%00", "%61",
                        "+", "~")
                .list()
                .ofMaxSize(7);
        var plain = Arbitraries.of("/a", "a", "b", "-", "1").list().ofMaxSize(4);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(3, tricks), net.jqwik.api.Tuple.of(1, plain))
                .flatMap(pieces -> start.map(head -> head + String.join("", pieces)));
    }
}
