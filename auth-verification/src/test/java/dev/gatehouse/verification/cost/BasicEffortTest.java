// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.cost;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.gatehouse.core.authentication.basic.BasicAuthenticator;
import dev.gatehouse.core.authentication.basic.BasicRules;
import dev.gatehouse.core.authentication.basic.BasicRules.BodyExpressions;
import dev.gatehouse.core.authentication.basic.PasswordCheck;
import dev.gatehouse.core.password.Bcrypt;
import dev.gatehouse.core.password.PasswordHashing;
import dev.gatehouse.core.password.PasswordUpgrade;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** User names and passwords that are twice as long cost less than three times as much to look for. */
final class BasicEffortTest {
    private static final int TRIES = 15;
    private static final int LONGEST_HEADER = 16_000;
    private static final int HEADERS = 100;
    private static final BasicRules RULES = BasicRules.in(CredentialLocation.header("Authorization"));

    private final PasswordCheck passwords = new PasswordCheck(
            PasswordHashing.preferring(new Bcrypt(4)),
            PasswordUpgrade.none(),
            InstantSource.system(),
            new SecureRandom());

    private BasicAuthenticator under(BasicRules rules) {
        var api = ProtectedApi.named("orders").requires(rules).build();
        return new BasicAuthenticator(
                rules, api, (organization, presented, kind, trace) -> Optional.empty(), passwords);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "=", "A", ":", "a:", "Basic "})
    void ofAHeader(String piece) {
        var authenticator = under(RULES);

        assertLinear(piece, LONGEST_HEADER, text -> {
            var request = HttpRequest.of("GET", "/", Headers.of("Authorization", "Basic " + text));
            for (int i = 0; i < HEADERS; i++) {
                authenticator.authenticate(request, Trace.none());
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"<User>", "<User>a</User", "a", "<", "</User>", "\u0001"})
    void ofABody(String piece) {
        assertLinear(piece, 400_000, body("<User>(.*)</User>"));
    }

    /** What a search that goes back would spend hours on. */
    @ParameterizedTest
    @ValueSource(strings = {"(a*)*b", "((a|aa)+)+$b", "(.*)(.*)(.*)x", "(a?){50}(a){50}b"})
    void ofABodyByAnExpressionThatMakesOthersGoBack(String expression) {
        assertLinear("a", 20_000, body(expression));
    }

    private Consumer<String> body(String expression) {
        var authenticator = under(RULES.orIn(new BodyExpressions(expression, "(x)", 1 << 20)));
        var request = HttpRequest.of("POST", "/", Headers.none());
        return text -> authenticator.authenticate(request.withBody(Body.of(text.getBytes(US_ASCII))), Trace.none());
    }

    private static void assertLinear(String piece, int longest, Consumer<String> reader) {
        var once = piece.repeat(longest / 2 / piece.length());

        Growth.assertLessThanThrice(() -> work(once + once, reader), () -> work(once, reader));
    }

    /** Time of the processor, in nanoseconds; the least of several tries, for others work here too. */
    private static long work(String text, Consumer<String> reader) {
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
