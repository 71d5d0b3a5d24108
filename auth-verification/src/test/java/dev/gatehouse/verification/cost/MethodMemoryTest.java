// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.cost;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.core.Gatekeeper;
import dev.gatehouse.core.authentication.basic.BasicRules;
import dev.gatehouse.core.authentication.signature.RequestSigner;
import dev.gatehouse.core.authentication.signature.SignatureRules;
import dev.gatehouse.core.authentication.signature.SignatureVerifier;
import dev.gatehouse.core.authentication.signature.SigningForm;
import dev.gatehouse.core.authentication.signature.key.KeyFinder;
import dev.gatehouse.core.authentication.signature.key.KeyMaterial;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict;
import dev.gatehouse.core.internal.field.FieldText;
import dev.gatehouse.core.password.Argon2id;
import dev.gatehouse.core.password.PasswordHashing;
import dev.gatehouse.core.session.GatehouseKeys;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Session;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The memory that methods with more to read take: counted by the JVM, so that a busy machine does not matter. */
final class MethodMemoryTest {
    /** Compiled code takes about 1.4 KiB. */
    private static final long MOST_OF_A_KNOWN_LOGIN = 2_560;

    /** Compiled code takes 4.7 to 5.9 KB, of which the platform's MAC is one. */
    private static final long MOST_OF_A_SIGNATURE = 9_216;

    private static final int ROUNDS = 20;
    private static final int CALLS = 5_000;
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-25T12:00:00Z"));

    @Test
    void ofADecisionOnARememberedLoginIsSmall() {
        var owner = new OrganizationId("acme");
        var hashing = PasswordHashing.preferring(new Argon2id(8, 1, 1));
        var api = ProtectedApi.named("orders")
                .organization(owner.value())
                .requires(BasicRules.in(CredentialLocation.header("Authorization"))
                        .rememberedFor(BasicRules.LONGEST_TIME))
                .build();
        var user = Session.of(owner.value(), Entitlements.to(AccessRight.to(api.id())))
                .with(Credentials.user(hashing.hash(Secret.of("correct horse battery staple"))));
        var stores = InMemoryStores.create();
        var naming = GatehouseKeys.standard();
        stores.sessions().put(naming.users(owner, "jane@example.com").get(0), user, null);
        var gate = Gatekeeper.builder(stores)
                .keyNaming(naming)
                .passwords(hashing)
                .build()
                .gate(api);
        var login = Base64.getEncoder().encodeToString("jane@example.com:correct horse battery staple".getBytes(UTF_8));
        var request = HttpRequest.of("GET", "/orders/42", Headers.of("Authorization", "Basic " + login));

        assertThat(gate.decide(request)).isInstanceOf(AccessDecision.Granted.class);
        assertThat(leastBytes(() -> gate.decide(request))).isLessThan(MOST_OF_A_KNOWN_LOGIN);
    }

    @ParameterizedTest
    @EnumSource(names = {"DRAFT", "GATEWAY"})
    void ofVerifyingASharedSecretIsSmall(SigningForm form) {
        var key = KeyMaterial.of(Secret.of("known to both sides"));
        KeyFinder keys = (keyId, algorithms) -> Optional.of(key);
        var request = HttpRequest.of("GET", "/orders/17?page=2", Headers.of("Host", "api.example.com"));
        var added = RequestSigner.builder("client", "hmac-sha256", key)
                .form(form)
                .clock(CLOCK)
                .build()
                .sign(request);
        var lines = new ArrayList<String>();
        added.forEach((name, value) -> lines.addAll(List.of(name, value)));
        var signed = request.withHeaders(FieldText.joined(request.headers(), lines));
        var verifier = new SignatureVerifier(
                SignatureRules.accepting(Duration.ofSeconds(5), "hmac-sha256")
                        .form(form)
                        .build(),
                CLOCK);

        assertThat(verifier.verify(signed, keys, Trace.none())).isInstanceOf(SignatureVerdict.Genuine.class);
        assertThat(leastBytes(() -> verifier.verify(signed, keys, Trace.none())))
                .isLessThan(MOST_OF_A_SIGNATURE);
    }

    private static long leastBytes(Runnable call) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            least = Math.min(least, bytes(call));
        }
        return least;
    }

    private static long bytes(Runnable call) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < CALLS; i++) {
            call.run();
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / CALLS;
    }
}
