// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.authentication.signature.key.KeyFinder;
import dev.gatehouse.core.authentication.signature.key.KeyMaterial;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict.Genuine;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict.Refused;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tomitribe.auth.signatures.Signature;
import org.tomitribe.auth.signatures.Signer;
import org.tomitribe.auth.signatures.Verifier;

/** What we sign org.tomitribe:tomitribe-http-signatures accepts, and what it signs we accept. */
final class DraftInteroperabilityTest {
    private static final String TARGET = "/orders/a%20b?page=2&q=%C3%A4";
    private static final Map<String, String> SENT =
            Map.of("Host", "example.com", "Date", SignedBy.DATE, "X-Tenant", "acme, and more");
    private static final byte[] SHARED = "both-sides-know-it".getBytes(StandardCharsets.UTF_8);

    private static HttpRequest request(String... more) {
        var lines = new java.util.ArrayList<String>(List.of(more));
        SENT.forEach((name, value) -> lines.addAll(List.of(name, value)));
        return HttpRequest.of("POST", TARGET, Headers.of(lines));
    }

    private static boolean isRsa(String algorithm) {
        return algorithm.startsWith("rsa");
    }

    private static Key theirKey(String algorithm, boolean signing) {
        if (!isRsa(algorithm)) {
            return new SecretKeySpec(SHARED, algorithm);
        }
        return signing ? PublishedKeys.privateHalf("draft-rsa") : PublishedKeys.publicHalf("draft-rsa");
    }

    private static KeyMaterial ourKey(String algorithm, boolean signing) {
        if (!isRsa(algorithm)) {
            return KeyMaterial.of(Secret.of(SHARED));
        }
        return signing
                ? KeyMaterial.of(PublishedKeys.privateHalf("draft-rsa"))
                : KeyMaterial.of(PublishedKeys.publicHalf("draft-rsa"));
    }

    private static String signedByThem(String algorithm) throws IOException {
        var plan = new Signature("client", algorithm, null, List.of("(request-target)", "host", "date", "x-tenant"));
        return new Signer(theirKey(algorithm, true), plan)
                .sign("POST", TARGET, SENT)
                .toString();
    }

    private static SignatureVerdict look(String algorithm, String authorization) {
        var rules = SignatureRules.accepting(Duration.ofSeconds(5), algorithm)
                .covering("x-tenant")
                .build();
        KeyFinder keys = (keyId, algorithms) -> Optional.of(ourKey(algorithm, false));
        return new SignatureVerifier(rules, InstantSource.fixed(SignedBy.NOW))
                .verify(request("Authorization", authorization), keys, Trace.none());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hmac-sha1", "hmac-sha256", "hmac-sha384", "hmac-sha512", "rsa-sha256", "rsa-sha512"})
    void theirSignaturesAreGenuine(String algorithm) throws IOException {
        assertThat(look(algorithm, signedByThem(algorithm))).isInstanceOf(Genuine.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hmac-sha1", "hmac-sha256", "hmac-sha384", "hmac-sha512", "rsa-sha256", "rsa-sha512"})
    void oursAreGenuineToThem(String algorithm) throws IOException, GeneralSecurityException {
        var line = RequestSigner.builder("client", algorithm, ourKey(algorithm, true))
                .covering("(request-target)", "host", "date", "x-tenant")
                .build()
                .sign(request())
                .first("Authorization");

        var verifier = new Verifier(theirKey(algorithm, false), Signature.fromString(line, null));

        assertThat(verifier.verify("POST", TARGET, SENT)).isTrue();
    }

    @Test
    void theirSignatureWithOneChangedLetterIsRefused() throws IOException {
        var line = signedByThem("hmac-sha256");
        int place = line.indexOf("signature=\"") + 15;
        char other = line.charAt(place) == 'A' ? 'B' : 'A';

        assertThat(look("hmac-sha256", line.substring(0, place) + other + line.substring(place + 1)))
                .isInstanceOf(Refused.class);
    }
}
