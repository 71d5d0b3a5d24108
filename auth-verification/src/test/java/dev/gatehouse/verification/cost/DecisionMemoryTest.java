// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.core.Gate;
import dev.gatehouse.core.Gatekeeper;
import dev.gatehouse.core.authentication.token.TokenRules;
import dev.gatehouse.core.policy.PolicyCatalogue;
import dev.gatehouse.definition.ApiLimits;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.LimitHeaders;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.entitlement.Quota;
import dev.gatehouse.entitlement.RateLimit;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.limit.Counting;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.session.Grants;
import dev.gatehouse.session.Session;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The memory that one decision takes: counted by the JVM, so that a busy machine does not matter. */
final class DecisionMemoryTest {
    /** The aim is 1 KiB of compiled code; what is not compiled yet takes somewhat more. */
    private static final long MOST_BYTES = 1536;

    /** Two header lines of text are most of it. */
    private static final long MOST_BYTES_TOLD = 3328;

    private static final long MANY = 1_000_000_000;
    private static final int ROUNDS = 20;
    private static final int DECISIONS = 5_000;
    private static final ProtectedApi API = ProtectedApi.named("orders")
            .organization("acme")
            .requires(TokenRules.in(CredentialLocation.header("Authorization")))
            .build();
    private static final Session OF_POLICY = Session.of("acme", Entitlements.nothing())
            .with(new Grants(Entitlements.nothing(), List.of(new PolicyId("gold"))));

    @ParameterizedTest
    @ValueSource(strings = {"own", "tyk-sha256", "tyk-murmur64", "tyk-custom", "tyk-plain"})
    void ofADecisionOnAKnownKeyIsSmallWhateverTheNaming(String naming) {
        var session = Session.of("acme", Entitlements.to(AccessRight.to(API.id())));

        assertThat(leastBytes(API, NamedKeys.of(naming), session)).isLessThan(MOST_BYTES);
    }

    @Test
    void ofADecisionWithRateAndQuotaOfAPolicyIsSmall() {
        assertThat(leastBytes(limited(LimitHeaders.NONE), NamedKeys.of("own"), OF_POLICY))
                .isLessThan(MOST_BYTES);
    }

    @Test
    void ofADecisionThatTellsOfItsLimitsIsBounded() {
        assertThat(leastBytes(limited(LimitHeaders.STANDARD), NamedKeys.of("own"), OF_POLICY))
                .isLessThan(MOST_BYTES_TOLD);
    }

    private static ProtectedApi limited(LimitHeaders headers) {
        return ProtectedApi.named("orders")
                .organization("acme")
                .requires(TokenRules.in(CredentialLocation.header("Authorization")))
                .limits(ApiLimits.standard().with(headers))
                .build();
    }

    private static PolicyCatalogue policies() {
        var many =
                Limits.none().with(RateLimit.of(MANY, Duration.ofMinutes(1))).with(Quota.of(MANY, Duration.ofHours(1)));
        var policies = new PolicyCatalogue(Counting.OPENED_WINDOW);
        policies.put(Policy.of("gold", "acme", many, AccessRight.to(API.id())));
        return policies;
    }

    private static long leastBytes(ProtectedApi api, NamedKeys keys, Session session) {
        var stores = InMemoryStores.create();
        stores.sessions().put(keys.storedName(1), session, null);
        var gate = Gatekeeper.builder(stores)
                .keyNaming(keys.naming())
                .policies(policies())
                .build()
                .gate(api);
        var headers = Headers.of("Authorization", "Bearer " + keys.presented(1).reveal());
        var request = HttpRequest.of("GET", "/orders/42", headers);
        assertThat(gate.decide(request)).isInstanceOf(AccessDecision.Granted.class);
        return leastBytes(gate, request);
    }

    private static long leastBytes(Gate gate, HttpRequest request) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            least = Math.min(least, bytes(gate, request));
        }
        return least;
    }

    private static long bytes(Gate gate, HttpRequest request) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < DECISIONS; i++) {
            gate.decide(request);
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / DECISIONS;
    }
}
