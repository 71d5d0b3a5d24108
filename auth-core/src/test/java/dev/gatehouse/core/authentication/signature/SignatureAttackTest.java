// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature;

import static dev.gatehouse.core.authentication.signature.SignedBy.DATE;
import static dev.gatehouse.core.authentication.signature.SignedBy.gateway;
import static dev.gatehouse.core.authentication.signature.SignedBy.header;
import static dev.gatehouse.core.authentication.signature.SignedBy.keys;
import static dev.gatehouse.core.authentication.signature.SignedBy.look;
import static dev.gatehouse.core.authentication.signature.SignedBy.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.authentication.signature.key.SignatureVerdict;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict.Genuine;
import dev.gatehouse.explanation.Trace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** What somebody tries who has a signed request and no key. */
final class SignatureAttackTest {
    private static SignatureVerdict at(Instant now) {
        var signed = request("/", header("date", "date: " + DATE), "Date", DATE);
        return new SignatureVerifier(gateway().build(), InstantSource.fixed(now)).verify(signed, keys(), Trace.none());
    }

    @Test
    void at57AUseIsRememberedForLongerThanItsDateIsGood() {
        var most = Duration.ofSeconds(5).plusNanos(999_999);
        var earliest = SignedBy.NOW.minus(most);
        var latest = SignedBy.NOW.plus(most);

        var first = (Genuine) at(earliest);

        assertThat(at(latest)).isInstanceOf(Genuine.class);
        assertThat(first.use().orElseThrow().remembered()).isGreaterThan(Duration.between(earliest, latest));
    }

    @Test
    void at57OnlyBlanksOfTheProtocolAreLeftOutAroundAValue() {
        var text = "date: " + DATE + "\nx-name: x";

        assertThat(look(gateway(), request("/", header("date x-name", text), "Date", DATE, "X-Name", " x\t")))
                .isInstanceOf(Genuine.class);
        assertThat(look(gateway(), request("/", header("date x-name", text), "Date", DATE, "X-Name", "x\u2003")))
                .isInstanceOf(SignatureVerdict.Refused.class);
    }

    @Test
    void at58TheExplanationShowsNoHeaderThatMayBeACredentialOfAnotherMethod() {
        var signed = request(
                "/",
                header("date x-api-key content-type", "?"),
                "Date",
                DATE,
                "X-Api-Key",
                "TOP-SECRET",
                "Content-Type",
                "text/plain");

        assertThat(SignedBy.explained(gateway(), signed).text())
                .contains("x-api-key: [10 characters]", "content-type: text/plain", "date: " + DATE)
                .doesNotContain("TOP-SECRET");
    }
}
