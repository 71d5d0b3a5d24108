// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature;

import static dev.gatehouse.core.authentication.signature.SignedBy.DATE;
import static dev.gatehouse.core.authentication.signature.SignedBy.header;
import static dev.gatehouse.core.authentication.signature.SignedBy.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.access.Denials;
import dev.gatehouse.core.Gate;
import dev.gatehouse.core.Gatekeeper;
import dev.gatehouse.core.authentication.messagesignature.MessageSignatureRules;
import dev.gatehouse.core.authentication.messagesignature.MessageSigner;
import dev.gatehouse.core.authentication.signature.key.KeyMaterial;
import dev.gatehouse.core.authentication.signature.key.SignatureAlgorithm;
import dev.gatehouse.core.authentication.token.TokenRules;
import dev.gatehouse.core.session.Sha256KeyNaming;
import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.credential.SignatureKey;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.MethodRules;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.RateLimit;
import dev.gatehouse.entitlement.Throttle;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Grants;
import dev.gatehouse.session.Session;
import dev.gatehouse.store.Stores;
import dev.gatehouse.testkit.MutableInstantSource;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Signatures by keys of sessions, at the gate. */
final class SignedSessionTest {
    private static final Session HOLDER = Session.of("acme", Entitlements.to(AccessRight.to(new ApiId("orders"))));
    private static final SignatureKey SHARED =
            new SignatureKey(Optional.of(Secret.of("shared-by-both-sides")), "", true, false);
    private static final HttpRequest SIGNED = request("/orders", header("date", "date: " + DATE), "Date", DATE);

    private final MutableInstantSource clock = new MutableInstantSource(SignedBy.NOW);
    private final Stores stores = InMemoryStores.builder().clock(clock).build();

    private void store(Session session) {
        stores.sessions().put(new Sha256KeyNaming().idOf(Secret.of("client")), session, null);
    }

    private static Session holding(SignatureKey key) {
        return HOLDER.with(Credentials.signing(key));
    }

    private Gate gate(MethodRules rules) {
        var api = ProtectedApi.named("orders")
                .organization("acme")
                .requires(rules)
                .build();
        return Gatekeeper.builder(stores)
                .keyNaming(new Sha256KeyNaming())
                .clock(clock)
                .build()
                .gate(api);
    }

    private AccessDecision send(HttpRequest request) {
        return gate(SignedBy.gateway().build()).decide(request);
    }

    private String denial(HttpRequest request) {
        return ((AccessDecision.Denied) send(request)).denial().id();
    }

    @Test
    void passesByTheSecretOfItsSession() {
        store(holding(SHARED));

        assertThat(send(SIGNED))
                .isInstanceOfSatisfying(
                        AccessDecision.Granted.class,
                        granted -> assertThat(granted.proofs().get(0).method()).isEqualTo(SignatureRules.METHOD));
    }

    @Test
    void isRefusedAlikeWithoutSignatureAndWithABadOne() {
        store(holding(SHARED));
        var none = HttpRequest.of("GET", "/orders", Headers.of("Date", DATE));
        var bad = request("/orders", header("date", "date: another"), "Date", DATE);

        assertThat(denial(none)).isEqualTo(denial(bad)).isEqualTo(Denials.INVALID_SIGNATURE);
    }

    @Test
    void at30AnUnknownKeyLooksLikeABadSignature() {
        assertThat(denial(SIGNED)).isEqualTo(Denials.INVALID_SIGNATURE);
    }

    @Test
    void isRefusedWhileSignaturesAreSwitchedOff() {
        store(holding(new SignatureKey(SHARED.secret(), "", false, false)));

        assertThat(denial(SIGNED)).isEqualTo(Denials.INVALID_SIGNATURE);
    }

    @Test
    void at62IsRefusedByAnEmptySecret() {
        store(holding(new SignatureKey(Optional.of(Secret.of("")), "", true, true)));

        assertThat(denial(SIGNED)).isEqualTo(Denials.INVALID_SIGNATURE);
    }

    @Test
    void at63IsRefusedForASessionOfAnotherKind() {
        store(holding(SHARED).with(CredentialKind.TOKEN));

        assertThat(denial(SIGNED)).isEqualTo(Denials.INVALID_SIGNATURE);
    }

    @Test
    void at63ItsKeyIdIsNoToken() {
        store(holding(SHARED));
        var rules = TokenRules.in(CredentialLocation.header("Authorization"));

        var decision = gate(rules).decide(HttpRequest.of("GET", "/orders", Headers.of("Authorization", "client")));

        assertThat(decision).isInstanceOf(AccessDecision.Denied.class);
    }

    @Test
    void at68IsRefusedAsSoonAsTheSecretChanges() {
        store(holding(SHARED));
        store(holding(new SignatureKey(Optional.of(Secret.of("another-shared-secret")), "", true, false)));

        assertThat(denial(SIGNED)).isEqualTo(Denials.INVALID_SIGNATURE);
    }

    @Nested
    class ThatWaitsForItsRate {
        private final Gate gate = gate(SignedBy.gateway().build());

        private AccessDecision.Denied refused() {
            var limits = Limits.none()
                    .with(RateLimit.of(1, Duration.ofSeconds(2)))
                    .with(new Throttle(Duration.ofSeconds(1), 3));
            store(HOLDER.with(new Grants(HOLDER.grants().own().limitedTo(limits), List.of()))
                    .with(Credentials.signing(SHARED)));
            var other = header("(request-target) date", "(request-target): get /orders\ndate: " + DATE);
            gate.decide(request("/orders", other, "Date", DATE));
            return (AccessDecision.Denied) gate.decide(SIGNED);
        }

        @Test
        void passesAlthoughItsSignatureCountsOnce() {
            var refused = refused();
            clock.advance(Duration.ofSeconds(3));

            assertThat(refused.again().orElseThrow().get()).isInstanceOf(AccessDecision.Granted.class);
        }

        @Test
        void at57LeavesItsSignatureUsed() {
            refused();
            clock.advance(Duration.ofSeconds(3));

            assertThat(denial(SIGNED)).isEqualTo(Denials.INVALID_SIGNATURE);
        }
    }

    @Nested
    class SentAgain {
        @Test
        void isNotUsedUpByLookingAtLimits() {
            store(holding(SHARED));
            var gate = gate(SignedBy.gateway().build());

            assertThat(gate.limits(SIGNED)).isInstanceOf(AccessDecision.Granted.class);
            assertThat(gate.decide(SIGNED)).isInstanceOf(AccessDecision.Granted.class);
        }

        @Test
        void at57IsRefused() {
            store(holding(SHARED));
            send(SIGNED);

            assertThat(denial(SIGNED)).isEqualTo(Denials.INVALID_SIGNATURE);
        }

        @Test
        void passesWhereTolerated() {
            store(holding(SHARED));
            var gate = gate(SignedBy.gateway().tolerating(Tolerance.REPLAY).build());
            gate.decide(SIGNED);

            assertThat(gate.decide(SIGNED)).isInstanceOf(AccessDecision.Granted.class);
        }

        @Test
        void at57ABadSignatureUsesNothingUp() {
            store(holding(SHARED));
            send(request("/orders", header("date", "date: " + DATE).replace("%3D\"", "%3d%3D\""), "Date", DATE));

            assertThat(send(SIGNED)).isInstanceOf(AccessDecision.Granted.class);
        }

        @Test
        void at57IsRefusedUntilItsDateIsTooOldAnyway() {
            store(holding(SHARED));
            send(SIGNED);
            clock.advance(Duration.ofSeconds(5));

            assertThat(denial(SIGNED)).isEqualTo(Denials.INVALID_SIGNATURE);
        }
    }

    @Nested
    class ByAPublicKey {
        private HttpRequest signed() {
            var signer = RequestSigner.builder(
                            "client", "rsa-sha256", KeyMaterial.of(PublishedKeys.privateHalf("draft-rsa")))
                    .form(SigningForm.GATEWAY)
                    .covering("date")
                    .build();
            var unsigned = HttpRequest.of("GET", "/orders", Headers.of("Date", DATE));
            return request("/orders", signer.sign(unsigned).first("Authorization"), "Date", DATE);
        }

        private HttpRequest messageSigned(MessageSigner.Builder signer) {
            var unsigned = HttpRequest.of("GET", "/orders", Headers.of("Host", "example.com"));
            var lines = signer.clock(clock).build().sign(unsigned);
            return unsigned.withHeaders(Headers.of(
                    "Host",
                    "example.com",
                    "Signature-Input",
                    lines.first("Signature-Input"),
                    "Signature",
                    lines.first("Signature")));
        }

        @Test
        void orByTheSecretIfTheSignatureNamesItsAlgorithm() {
            store(holding(new SignatureKey(SHARED.secret(), pem("draft-rsa").certificate(), true, true)));
            var rules = MessageSignatureRules.accepting(
                            Duration.ofMinutes(1),
                            Duration.ZERO,
                            SignatureAlgorithm.HMAC_SHA256,
                            SignatureAlgorithm.RSA_SHA256)
                    .build();
            var secret = MessageSigner.builder(
                    "client",
                    SignatureAlgorithm.HMAC_SHA256,
                    KeyMaterial.of(SHARED.secret().orElseThrow()));
            var pair = MessageSigner.builder(
                    "client", SignatureAlgorithm.RSA_SHA256, KeyMaterial.of(PublishedKeys.privateHalf("draft-rsa")));

            assertThat(gate(rules).decide(messageSigned(pair))).isInstanceOf(AccessDecision.Denied.class);
            assertThat(gate(rules).decide(messageSigned(pair.namingAlgorithm())))
                    .isInstanceOf(AccessDecision.Granted.class);
            assertThat(gate(rules).decide(messageSigned(secret.namingAlgorithm())))
                    .isInstanceOf(AccessDecision.Granted.class);
        }

        private SignatureKey pem(String name) {
            var encoded = Base64.getMimeEncoder()
                    .encodeToString(PublishedKeys.publicHalf(name).getEncoded());
            return new SignatureKey(
                    Optional.empty(),
                    "-----BEGIN PUBLIC KEY-----\n" + encoded + "\n-----END PUBLIC KEY-----\n",
                    false,
                    true);
        }

        @Test
        void passesByTheKeyInItsSession() {
            store(holding(pem("draft-rsa")));

            assertThat(send(signed())).isInstanceOf(AccessDecision.Granted.class);
        }

        @Test
        void isRefusedByAnotherKey() {
            store(holding(pem("test-key-rsa")));

            assertThat(denial(signed())).isEqualTo(Denials.INVALID_SIGNATURE);
        }

        @Test
        void saysThatTheKeyIsOfAnotherKind() {
            store(holding(pem("test-key-ecc-p256")));

            assertThat(denial(signed())).isEqualTo(Denials.SIGNATURE_CERTIFICATE_UNFIT);
        }

        @Test
        void saysThatThereIsNoSuchKey() {
            store(holding(new SignatureKey(Optional.empty(), "0123abcd", false, true)));

            assertThat(denial(signed())).isEqualTo(Denials.SIGNATURE_CERTIFICATE_MISSING);
        }

        @Test
        void at57APublicKeyIsNoSharedSecret() {
            var key = pem("draft-rsa");
            store(holding(new SignatureKey(Optional.empty(), key.certificate(), true, true)));

            assertThat(denial(SIGNED)).isEqualTo(Denials.INVALID_SIGNATURE);
        }
    }
}
