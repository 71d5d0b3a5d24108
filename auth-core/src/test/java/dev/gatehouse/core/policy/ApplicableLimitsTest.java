// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.definition.ApiLimits;
import dev.gatehouse.definition.ApiVersion;
import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.Allowance;
import dev.gatehouse.entitlement.EndpointLimit;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.RateLimit;
import dev.gatehouse.entitlement.Smoothing;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.limit.Counting;
import dev.gatehouse.limit.Limit;
import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.limit.SlidingLog;
import dev.gatehouse.policy.PolicyEngine.Question;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class ApplicableLimitsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ProtectedApi api = ProtectedApi.named("orders")
            .organization("acme")
            .limits(ApiLimits.standard().with(Counting.SLIDING_LOG))
            .requires(new AuthRequirement.Keyless())
            .build();

    private List<LimitRequest> requests(String target, Limits root, Limits ofApi, EndpointLimit... endpoints) {
        var right = AccessRight.to(api.id())
                .with(new Allowance(
                        Optional.of(ofApi), List.of(endpoints), api.id().value()));
        var session = Session.of("acme", Entitlements.to(right).limitedTo(root));
        var stored = Optional.of(new StoredSession(new SessionId("applicable-limits-test"), session));
        var request = HttpRequest.of("GET", target, Headers.none());
        return new ApplicableLimits().of(new Question(api, ApiVersion.of("Default"), stored, request), 1);
    }

    private static EndpointLimit endpoint(String path, long perMinute) {
        return new EndpointLimit(path, "GET", RateLimit.of(perMinute, MINUTE));
    }

    private static Limits rate(long perMinute) {
        return Limits.none().with(RateLimit.of(perMinute, MINUTE));
    }

    @Nested
    class SmoothingOfASession {
        private final Smoothing rootOne = new Smoothing(true, 5, 1, 1, Duration.ofSeconds(1));
        private final Smoothing apiOne = new Smoothing(true, 7, 1, 1, Duration.ofSeconds(1));
        private final Smoothing off = new Smoothing(false, 9, 1, 1, Duration.ofSeconds(1));

        private static Limits smoothed(long perMinute, Smoothing smoothing) {
            return Limits.none().with(new RateLimit(perMinute, MINUTE, Optional.of(smoothing)));
        }

        private Limit only(Limits root, Limits ofApi, EndpointLimit... endpoints) {
            return requests("/x", root, ofApi, endpoints).get(0).limit();
        }

        private static SlidingLog log(long permits, Smoothing smoothing) {
            return new SlidingLog(permits, MINUTE, Optional.of(smoothing));
        }

        @Test
        void isThatOfTheRight() {
            assertThat(only(smoothed(50, rootOne), smoothed(20, apiOne))).isEqualTo(log(20, apiOne));
        }

        @Test
        void isThatOfTheWholeSessionWhereTheRightHasNone() {
            assertThat(only(smoothed(50, rootOne), rate(20))).isEqualTo(log(20, rootOne));
        }

        @Test
        void isThatOfTheWholeSessionWhereThatOfTheRightHasNoEffect() {
            assertThat(only(smoothed(50, rootOne), smoothed(20, off))).isEqualTo(log(20, rootOne));
        }

        @Test
        void isNotReplacedByThatOfAPath() {
            var path = new EndpointLimit("/x", "GET", new RateLimit(100, MINUTE, Optional.of(rootOne)));

            assertThat(only(Limits.none(), smoothed(20, apiOne), path)).isEqualTo(log(100, apiOne));
        }

        @Test
        void isNoneOfAPathAlone() {
            var path = new EndpointLimit("/x", "GET", new RateLimit(100, MINUTE, Optional.of(rootOne)));

            assertThat(only(Limits.none(), rate(20), path)).isEqualTo(new SlidingLog(100, MINUTE, Optional.empty()));
        }
    }

    @Nested
    class APathThatServersReadDifferently {
        private List<Long> permits(String target, EndpointLimit... endpoints) {
            return requests(target, Limits.none(), rate(5), endpoints).stream()
                    .map(one -> one.limit().permits())
                    .toList();
        }

        @Test
        void at54IsCountedWithItsStrictestEndpointAndWithAllOthers() {
            assertThat(permits("/x;a", endpoint("/y", 9), endpoint("/z", 2))).containsExactly(2L, 5L);
        }

        @Test
        void isCountedAsAllOthersWhereNoLimitIsOfItsMethod() {
            assertThat(permits("/x;a")).containsExactly(5L);
        }

        @Test
        void hasTheOneRateOfItsPathIfItIsPlain() {
            assertThat(permits("/y", endpoint("/y", 9), endpoint("/z", 2))).containsExactly(9L);
        }
    }
}
