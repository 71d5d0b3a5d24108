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
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict.Refused;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict.Repeated;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                .isInstanceOf(Refused.class);
    }

    @Test
    void at57AFoldedLineIsNotTheBorderBetweenTwoHeaders() {
        var folded = new Unfolded(
                request("/", header("date x-note", "date: " + DATE + "\nx-note: a\nx-role: user"), "Date", DATE)
                        .headers(),
                "x-note",
                "a\nx-role: user");

        assertThat(look(gateway(), HttpRequest.of("GET", "/", folded)))
                .isEqualTo(new Refused("what is signed can be read in two ways"));
    }

    /** Headers of a host that leaves a line break in the value of a folded line. */
    private record Unfolded(Headers others, String name, String value) implements Headers {
        @Override
        public String first(String wanted) {
            return wanted.equalsIgnoreCase(name) ? value : others.first(wanted);
        }

        @Override
        public List<String> all(String wanted) {
            return wanted.equalsIgnoreCase(name) ? List.of(value) : others.all(wanted);
        }

        @Override
        public void forEach(BiConsumer<String, String> visitor) {
            others.forEach(visitor);
            visitor.accept(name, value);
        }
    }

    @ParameterizedTest
    @CsvSource({"/files/a/b, /files/a%2Fb", "/files/a, /files/./a", "/files/\ufffd, /files/%fe"})
    void at52At57AnotherPathHasNotTheSameSignature(String signed, String sent) {
        var text = "(request-target): get " + signed + "\ndate: " + DATE;

        assertThat(look(gateway(), request(sent, header("(request-target) date", text), "Date", DATE)))
                .isEqualTo(new Refused("what is signed can be read in two ways"));
    }

    @Test
    void aPathThatIsNotSignedMayBeAmbiguous() {
        assertThat(look(gateway(), request("/a%2Fb", header("date", "date: " + DATE), "Date", DATE)))
                .isInstanceOf(Genuine.class);
    }

    @Test
    void at60AHeaderIsSignedOnce() {
        var text = "date: " + DATE + "\nx-a: 1\nx-a: 1";

        assertThat(look(gateway(), request("/", header("date x-a X-A", text), "Date", DATE, "X-A", "1")))
                .isEqualTo(new Refused("a header is signed twice"));
    }

    @Test
    void at32CookiesWithTwoSignaturesAreRefused() {
        var signature = header("date", "date: " + DATE).replace("\"", "");
        var request =
                HttpRequest.of("GET", "/", Headers.of("Date", DATE, "Cookie", "sig=" + signature + "; sig=another"));

        assertThat(look(gateway().in(CredentialLocation.cookie("sig")), request))
                .isEqualTo(new Repeated());
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
