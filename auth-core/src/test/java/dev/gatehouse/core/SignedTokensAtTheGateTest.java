// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core;

import static dev.gatehouse.testkit.GatehouseAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.access.Denials;
import dev.gatehouse.core.authentication.token.TokenRules;
import dev.gatehouse.core.authentication.token.signature.TokenSignatureAlgorithm;
import dev.gatehouse.core.authentication.token.signature.TokenSignatureRules;
import dev.gatehouse.core.authentication.token.signature.TokenSignatureVerifier;
import dev.gatehouse.core.tyk.TykKeySettings;
import dev.gatehouse.core.tyk.TykKeys;
import dev.gatehouse.core.tyk.TykSessions;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.explanation.Refusal.Wording;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.store.Stores;
import dev.gatehouse.testkit.MutableInstantSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens that need a signature. */
final class SignedTokensAtTheGateTest {
    private static final OrganizationId ACME = new OrganizationId("acme");
    private static final TokenSignatureAlgorithm MD5 = TokenSignatureAlgorithm.MASHERY_MD5;
    private static final CredentialLocation AUTHORIZATION = CredentialLocation.header("Authorization");
    private static final CredentialLocation SIGNATURE = CredentialLocation.header("X-Sig");
    private static final TokenSignatureVerifier STRICT = new TokenSignatureVerifier(MD5, Duration.ofSeconds(1));

    private final MutableInstantSource clock = new MutableInstantSource();
    private final Stores stores = InMemoryStores.builder().clock(clock).build();
    private final TykKeys keys = TykKeys.of(TykKeySettings.hashed("sha256"));

    private Gate gate(TokenSignatureRules rules) {
        var api = ProtectedApi.named("orders")
                .organization("acme")
                .requires(TokenRules.in(AUTHORIZATION).signed(rules))
                .build();
        return Gatekeeper.builder(stores).keyNaming(keys).clock(clock).build().gate(api);
    }

    private Gate gate(String secret) {
        return gate(TokenSignatureRules.of(SIGNATURE, STRICT, Secret.of(secret)));
    }

    private void stored(String id, String members) {
        var session = TykSessions.read("{\"org_id\": \"acme\"" + members.replace('\'', '"') + "}");
        stores.sessions().put(keys.custom(ACME, Secret.of(id)).id(), session, null);
    }

    private String signed(String token, String secret) {
        return HexFormat.of().formatHex(MD5.sign(Secret.of(token), Secret.of(secret), clock.instant()));
    }

    private static AccessDecision get(Gate gate, String token, String... headers) {
        var lines = new ArrayList<>(List.of("Authorization", token));
        lines.addAll(List.of(headers));
        return gate.decide(HttpRequest.of("GET", "/", Headers.of(lines)));
    }

    @Test
    void pass() {
        stored("my-key", "");

        assertThat(get(gate("s3cret"), "my-key", "X-Sig", signed("my-key", "s3cret")))
                .isGranted();
    }

    @Test
    void areRefusedWithoutASignature() {
        stored("my-key", "");

        assertThat(get(gate("s3cret"), "my-key")).isDenied(401).withId(Denials.INVALID_TOKEN_SIGNATURE);
    }

    @Test
    void areRefusedWithTheSignatureOfAnother() {
        stored("my-key", "");

        assertThat(get(gate("s3cret"), "my-key", "X-Sig", signed("my-key2", "s3cret")))
                .isDenied(401);
    }

    @Test
    void areRefusedLater() {
        stored("my-key", "");
        var signature = signed("my-key", "s3cret");

        clock.advance(Duration.ofSeconds(2));

        assertThat(get(gate("s3cret"), "my-key", "X-Sig", signature)).isDenied(401);
    }

    @Test
    void at32AnotherSignatureInAnotherPlaceIsRefused() {
        stored("my-key", "");
        var signature = signed("my-key", "s3cret");
        var gate = gate(new TokenSignatureRules(
                List.of(CredentialLocation.query("sig"), SIGNATURE),
                STRICT,
                Secret.of("s3cret"),
                false,
                Optional.empty()));
        var request = HttpRequest.of(
                "GET", "/?sig=" + signature, Headers.of("Authorization", "my-key", "X-Sig", signed("other", "s3cret")));

        assertThat(gate.decide(request)).isDenied(401);
        assertThat(gate.decide(request.withHeaders(Headers.of("Authorization", "my-key", "X-Sig", signature))))
                .isGranted();
    }

    @Test
    void at53TwoLinesOfTheSignatureAreRefused() {
        stored("my-key", "");
        var signature = signed("my-key", "s3cret");

        assertThat(get(gate("s3cret"), "my-key", "X-Sig", signature, "X-Sig", signature))
                .isDenied(401);
    }

    @Test
    void areUnknownBeforeTheirSignatureCounts() {
        assertThat(get(gate("s3cret"), "nobody", "X-Sig", signed("nobody", "s3cret")))
                .isDenied(403);
    }

    @Test
    void refusalIsToldAsTheApiWants() {
        stored("my-key", "");
        var told = new TokenSignatureRules(
                List.of(SIGNATURE), STRICT, Secret.of("s3cret"), false, Optional.of(new Wording(403, "Sign it")));

        var denied = (AccessDecision.Denied) get(gate(told), "my-key");

        assertThat(denied.denial().status()).isEqualTo(403);
        assertThat(denied.denial().message()).isEqualTo("Sign it");
    }

    @Nested
    class OfACustomKey {
        private final String whole =
                keys.custom(ACME, Secret.of("my-key")).key().reveal();

        @Test
        void maySignTheWholeAndSendTheIdAlone() {
            stored("my-key", "");

            assertThat(get(gate("s3cret"), "my-key", "X-Sig", signed(whole, "s3cret")))
                    .isGranted();
        }

        @Test
        void maySignTheIdAloneAndSendTheWhole() {
            stored("my-key", "");

            assertThat(get(gate("s3cret"), whole, "X-Sig", signed("my-key", "s3cret")))
                    .isGranted();
        }
    }

    @Nested
    class WithASecretOfTheirOwn {
        @Test
        void passWithWhatTheirSessionHas() {
            stored("my-key", ", 'meta_data': {'secret': 'mine'}");

            assertThat(get(gate("$tyk_meta.secret"), "my-key", "X-Sig", signed("my-key", "mine")))
                    .isGranted();
        }

        @Test
        void areRefusedIfItHasNone() {
            stored("my-key", "");

            assertThat(get(gate("$tyk_meta.secret"), "my-key", "X-Sig", signed("my-key", "")))
                    .isDenied(401);
        }

        @ParameterizedTest
        @CsvSource({"pre-$tyk_meta.s, pre-", "$tyk_meta.my secret, ' secret'", "$tyk_Meta.s, $tyk_Meta.s"})
        void at67MissingMetadataSignsNothing(String secret, String left) {
            stored("my-key", "");

            assertThat(get(gate(secret), "my-key", "X-Sig", signed("my-key", left)))
                    .isDenied(401);
        }

        @Test
        void passWithWhatTheRequestHasIfThatCounts() {
            stored("my-key", "");
            var rules = new TokenSignatureRules(
                    List.of(SIGNATURE), STRICT, Secret.of("$tyk_context.headers_X_Part"), true, Optional.empty());

            assertThat(get(gate(rules), "my-key", "X-Part", "abc", "X-Sig", signed("my-key", "abc")))
                    .isGranted();
        }

        @Test
        void areRefusedWithWhatTheRequestHasIfThatDoesNotCount() {
            stored("my-key", "");

            assertThat(get(
                            gate("$tyk_context.headers_X_Part"),
                            "my-key",
                            "X-Part",
                            "abc",
                            "X-Sig",
                            signed("my-key", "abc")))
                    .isDenied(401);
        }
    }
}
