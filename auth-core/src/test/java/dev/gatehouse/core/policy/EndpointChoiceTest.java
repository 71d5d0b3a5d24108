// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.definition.ApiVersion;
import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.definition.PathMatching;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.entitlement.EndpointLimit;
import dev.gatehouse.entitlement.RateLimit;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.policy.PolicyEngine.Question;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EndpointChoiceTest {
    private final EndpointChoice choice = new EndpointChoice();
    private final ProtectedApi.Builder api = ProtectedApi.named("orders").requires(new AuthRequirement.Keyless());

    private static EndpointLimit limit(String path, String method, long perMinute) {
        return new EndpointLimit(path, method, RateLimit.of(perMinute, Duration.ofMinutes(1)));
    }

    private @Nullable EndpointLimit first(String method, String target, EndpointLimit... limits) {
        var request = HttpRequest.of(method, target, Headers.none());
        return choice.first(
                List.of(limits), new Question(api.build(), ApiVersion.of("Default"), Optional.empty(), request));
    }

    @Test
    void isTheFirstThatFits() {
        api.pathMatching(PathMatching.ANYWHERE);
        var broad = limit("/a", "GET", 1);

        assertThat(first("GET", "/a/b", broad, limit("/a/b", "GET", 9))).isSameAs(broad);
    }

    @Test
    void isNoneForAnotherPath() {
        assertThat(first("GET", "/b", limit("/a", "GET", 1))).isNull();
    }

    @Test
    void isNoneForAnotherMethod() {
        assertThat(first("POST", "/a", limit("/a", "GET", 1))).isNull();
    }

    @Test
    void readsMethodsInAnyCase() {
        assertThat(first("GET", "/a", limit("/a", "get", 1))).isNotNull();
    }

    @Test
    void looksAtThePathBelowTheBase() {
        api.basePath("/api/").pathMatching(PathMatching.ANYWHERE);

        assertThat(first("GET", "/api/x", limit("^/x", "GET", 1))).isNotNull();
        assertThat(first("GET", "/api/x", limit("^/api/x", "GET", 1))).isNull();
    }

    @Test
    void isAnchoredAsTheApiSays() {
        assertThat(first("GET", "/x/slow", limit("/slow", "GET", 1))).isNull();
    }

    @Nested
    class APathThatServersReadDifferently {
        @ParameterizedTest
        @ValueSource(strings = {"/slow;x", "/sl%2fow", "/other/..%2fslow", "/%2573low"})
        void at52IsNoWayAroundALimit(String target) {
            var slow = limit("/slow", "GET", 1);

            assertThat(first("GET", target, limit("/fast", "GET", 100), slow)).isSameAs(slow);
        }

        @Test
        void hasNoLimitOfAnotherMethod() {
            assertThat(first("POST", "/slow;x", limit("/slow", "GET", 1))).isNull();
        }

        @Test
        void isNotFreedByAPathWithoutLimit() {
            var free = new EndpointLimit("/free", "GET", RateLimit.unlimited());

            assertThat(first("GET", "/free;x", free)).isNull();
        }
    }
}
