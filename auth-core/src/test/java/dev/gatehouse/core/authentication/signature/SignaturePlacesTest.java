// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature;

import static dev.gatehouse.core.authentication.signature.SignedBy.DATE;
import static dev.gatehouse.core.authentication.signature.SignedBy.gateway;
import static dev.gatehouse.core.authentication.signature.SignedBy.header;
import static dev.gatehouse.core.authentication.signature.SignedBy.keys;
import static dev.gatehouse.core.authentication.signature.SignedBy.look;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.authentication.signature.key.SignatureVerdict.Genuine;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict.Repeated;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import java.net.URLEncoder;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that is signed in one place, and by somebody else in another. */
final class SignaturePlacesTest {
    private static final String GOOD = header("date", "date: " + DATE);
    private static final String OTHER = GOOD.replace("\"client\"", "\"other\"");

    private static SignatureRules.Builder rules() {
        return gateway().in(CredentialLocation.query("sig"), CredentialLocation.header("Authorization"));
    }

    private static HttpRequest request(String parameter, String authorization) {
        return HttpRequest.of(
                "GET",
                "/?sig=" + URLEncoder.encode(parameter, UTF_8),
                Headers.of("Date", DATE, "Authorization", authorization));
    }

    @Test
    void at32AnotherSignatureInTheHeaderThanInTheQueryIsRefused() {
        assertThat(look(rules(), request(GOOD, OTHER))).isEqualTo(new Repeated());
    }

    @Test
    void at32AnotherSignatureWithoutTheSchemeWordIsRefusedToo() {
        assertThat(look(rules(), request(GOOD, OTHER.substring("Signature ".length()))))
                .isEqualTo(new Repeated());
    }

    @Test
    void at53TwoSignaturesInTheQueryAreRefused() {
        var twice = "/?sig=" + URLEncoder.encode(GOOD, UTF_8) + "&sig=" + URLEncoder.encode(OTHER, UTF_8);

        assertThat(look(rules(), HttpRequest.of("GET", twice, Headers.of("Date", DATE))))
                .isEqualTo(new Repeated());
    }

    @Test
    void oneSignatureInTwoPlacesIsOne() {
        assertThat(look(rules(), request(GOOD, GOOD))).isInstanceOf(Genuine.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer token", "Basic dXNlcjpwYXNzd29yZA=="})
    void anotherSchemeInTheHeaderIsForAnotherMethod(String authorization) {
        assertThat(look(rules(), request(GOOD, authorization))).isInstanceOf(Genuine.class);
    }

    @Test
    void theFirstPlaceCountsWhereOthersMayDiffer() {
        var verifier = new SignatureVerifier(rules().build(), InstantSource.fixed(SignedBy.NOW), true);

        assertThat(verifier.verify(request(GOOD, OTHER), keys(), Trace.none())).isInstanceOf(Genuine.class);
    }
}
