// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.cost;

import static dev.gatehouse.verification.cost.Growth.assertLessThanThrice;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.authentication.custom.IdentityExtractor;
import dev.gatehouse.core.authentication.custom.IdentityPlace;
import dev.gatehouse.core.authentication.custom.IdentityText;
import dev.gatehouse.core.authentication.token.signature.TokenSignatureAlgorithm;
import dev.gatehouse.core.authentication.token.signature.TokenSignatureVerifier;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.secret.Secret;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Identities, and signatures of tokens, in texts that are twice as long cost less than three times as much to look for. */
final class IdentityEffortTest {
    private static final int TRIES = 12;
    private static final int LONG = 400_000;
    private static final int DOCUMENT = 16_000;
    private static final int MOST_MARKS = 390;
    private static final String FORM = "application/x-www-form-urlencoded";

    private static Consumer<String> extractor(IdentityPlace place, IdentityText text) {
        var extractor = IdentityExtractor.of(place, text);
        var headers = Headers.of("Content-Type", FORM);
        return body -> extractor.look(HttpRequest.of("POST", "/", headers).withBody(Body.of(body.getBytes(UTF_8))));
    }

    @ParameterizedTest
    @CsvSource({"user=([^&]*), user=", "(a*)*b, a", "(.*)(.*)(.*)x, a", "((a|aa)+)+$b, a", "a, a"})
    void at60ByAnExpression(String expression, String piece) {
        assertLinear(
                piece, LONG / 8, extractor(new IdentityPlace.WholeBody(LONG), new IdentityText.Match(expression, 9)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"user=a&", "user&", "%75ser=&", "&", "%", "%zz", "=", ";", "user=a;"})
    void at60InAForm(String piece) {
        assertLinear(piece, LONG, extractor(new IdentityPlace.FormParameter("user", LONG), new IdentityText.Whole()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"user=a&", "%75ser=&", "&", "%"})
    void at60InAQuery(String piece) {
        var extractor = IdentityExtractor.of(new IdentityPlace.QueryParameter("user"), new IdentityText.Whole());

        assertLinear(piece, LONG, query -> extractor.look(HttpRequest.of("GET", "/?" + query, Headers.none())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a/>", "<a><b/></a>", "x", "&amp;", "<!--x-->", "<?x y?>", "<![CDATA[x]]>", "<", "<a b='"})
    void at60ByAPath(String piece) {
        var reader = extractor(new IdentityPlace.WholeBody(), new IdentityText.Node("//user/@id"));

        assertLinear(piece, documentOf(piece), text -> reader.accept("<r>" + text + "</r>"));
    }

    private static int documentOf(String piece) {
        long marks = piece.chars().filter(c -> c == '<').count();
        return marks == 0 ? DOCUMENT : (int) Math.min(DOCUMENT, MOST_MARKS / marks * piece.length());
    }

    /**
     * Such paths take the square of the number of elements or more, which is for whoever writes them to weigh. What
     * strangers send makes them no dearer than at the bound.
     */
    @ParameterizedTest
    @ValueSource(strings = {"/r/a[last()]", "//a[last()]", "/r/a[not(preceding-sibling::b)][999]", "//*[//*]"})
    void at60EffortOfAPathEndsAtTheBoundOfDocuments(String path) {
        var reader = extractor(new IdentityPlace.WholeBody(), new IdentityText.Node(path));
        var most = "<r>" + "<a/>".repeat(MOST_MARKS) + "</r>";
        var more = "<r>" + "<a/>".repeat(2 * MOST_MARKS) + "</r>";

        assertThat(work(reader, more)).isLessThan(work(reader, most));
    }

    /** An expression that looks at the whole rest of the text for each match. */
    @Test
    void at60EffortOfAMatchWithItsIndex() {
        var text = "ca".repeat(IdentityPlace.USUAL_BODY / 2);
        var place = new IdentityPlace.WholeBody();
        var none = extractor(place, new IdentityText.Match("a[^b]*b|c", 0));
        var half = extractor(place, new IdentityText.Match("a[^b]*b|c", 4));
        var last = extractor(place, new IdentityText.Match("a[^b]*b|c", 9));
        work(none, text);

        assertLessThanThrice(() -> work(last, text), () -> work(half, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "z", "%", " "})
    void at60OfATokensSignature(String piece) {
        var verifier = new TokenSignatureVerifier(TokenSignatureAlgorithm.MASHERY_SHA256, Duration.ofSeconds(1));
        var token = List.of(Secret.of("token"));
        var secret = Secret.of("secret");

        assertLinear(piece, LONG, text -> verifier.isGenuine(text, token, secret, Instant.EPOCH));
    }

    /** Each second of the skew costs a hash, and that is all it costs. */
    @Test
    void at60OfATokensSignatureAtTwiceTheSkew() {
        int seconds = 150;
        var token = List.of(Secret.of("token"));
        var secret = Secret.of("secret");
        var wrong = "0".repeat(64);

        assertLessThanThrice(
                () -> work(twice -> verifier(2 * seconds).isGenuine(wrong, token, secret, Instant.EPOCH), ""),
                () -> work(once -> verifier(seconds).isGenuine(wrong, token, secret, Instant.EPOCH), ""));
    }

    private static TokenSignatureVerifier verifier(int seconds) {
        return new TokenSignatureVerifier(TokenSignatureAlgorithm.MASHERY_SHA256, Duration.ofSeconds(seconds));
    }

    private static void assertLinear(String piece, int longest, Consumer<String> reader) {
        var once = piece.repeat(longest / 2 / piece.length());

        // Before it is compiled, code is slower than what it is compared with.
        work(reader, once);
        work(reader, once + once);
        assertLessThanThrice(() -> work(reader, once + once), () -> work(reader, once));
    }

    /** Time of the processor, in nanoseconds; the least of several tries, for others work here too. */
    private static long work(Consumer<String> reader, String text) {
        var threads = ManagementFactory.getThreadMXBean();
        return LongStream.range(0, TRIES)
                .map(attempt -> {
                    long before = threads.getCurrentThreadCpuTime();
                    reader.accept(text);
                    return threads.getCurrentThreadCpuTime() - before;
                })
                .min()
                .orElseThrow();
    }
}
