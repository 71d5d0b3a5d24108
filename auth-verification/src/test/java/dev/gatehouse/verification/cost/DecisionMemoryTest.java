// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.core.Gate;
import dev.gatehouse.core.Gatekeeper;
import dev.gatehouse.core.authentication.token.TokenRules;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.session.Session;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The memory that one decision takes: counted by the JVM, so that a busy machine does not matter. */
final class DecisionMemoryTest {
    /** The aim is 1 KiB of compiled code; what is not compiled yet takes somewhat more. */
    private static final long MOST_BYTES = 1536;

    private static final int ROUNDS = 20;
    private static final int DECISIONS = 5_000;
    private static final ProtectedApi API = ProtectedApi.named("orders")
            .organization("acme")
            .requires(TokenRules.in(CredentialLocation.header("Authorization")))
            .build();

    @ParameterizedTest
    @ValueSource(strings = {"own", "tyk-sha256", "tyk-murmur64", "tyk-custom", "tyk-plain"})
    void ofADecisionOnAKnownKeyIsSmallWhateverTheNaming(String naming) {
        var keys = NamedKeys.of(naming);
        var stores = InMemoryStores.create();
        stores.sessions().put(keys.storedName(1), Session.of("acme", Entitlements.to(AccessRight.to(API.id()))), null);
        var gate = Gatekeeper.builder(stores).keyNaming(keys.naming()).build().gate(API);
        var headers = Headers.of("Authorization", "Bearer " + keys.presented(1).reveal());
        var request = HttpRequest.of("GET", "/orders/42", headers);

        assertThat(gate.decide(request)).isInstanceOf(AccessDecision.Granted.class);
        assertThat(leastBytes(gate, request)).isLessThan(MOST_BYTES);
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
