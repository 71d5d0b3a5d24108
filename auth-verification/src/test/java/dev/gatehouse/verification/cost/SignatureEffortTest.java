// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.authentication.messagesignature.MessageSignatureRules;
import dev.gatehouse.core.authentication.messagesignature.MessageSignatureVerifier;
import dev.gatehouse.core.authentication.signature.SignatureParameters;
import dev.gatehouse.core.authentication.signature.key.SignatureAlgorithm;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers of signatures that are twice as long cost less than three times as much to read. */
final class SignatureEffortTest {
    private static final int LONGEST_FIELD = 16_000;
    private static final int TRIES = 30;
    private static final int READINGS = 20;

    private final MessageSignatureVerifier verifier = new MessageSignatureVerifier(
            MessageSignatureRules.accepting(Duration.ofMinutes(1), Duration.ZERO, SignatureAlgorithm.HMAC_SHA256)
                    .allowUnsignedBody()
                    .covering()
                    .build(),
            InstantSource.fixed(Instant.ofEpochSecond(1)));

    @ParameterizedTest
    @ValueSource(strings = {"keyId=\"", "keyId=a,", "\"\\\"\\\"", "'' ", "== ", "headers=\"a a a\" ", "\\", "`", "%3d"})
    void ofTheDraft(String piece) {
        assertLinear(piece, SignatureParameters.LONGEST, SignatureParameters::parse);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a;b", "(", "(\"a\" ", "\"\\\"", ":", ";a=1", ",", "a=1,", "((((", " "})
    void ofTheStandard(String piece) {
        assertLinear(piece, LONGEST_FIELD, this::verify);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1&", "%", "%zz", "+", "=", "&"})
    void ofAQuery(String piece) {
        assertLinear(
                piece,
                10 * LONGEST_FIELD,
                query ->
                        verify("/?" + query, "sig=(\"@query-param\";name=\"a\" \"@query\" \"@target-uri\");created=1"));
    }

    private void verify(String input) {
        verify("/", "sig=(" + input);
    }

    private void verify(String target, String input) {
        var headers = Headers.of("Host", "example.com", "Signature-Input", input, "Signature", "sig=:AAAA:");
        verifier.verify(HttpRequest.of("GET", target, headers), (keyId, algorithms) -> Optional.empty(), Trace.none());
    }

    private static void assertLinear(String piece, int longest, Consumer<String> reader) {
        var once = piece.repeat(longest / 2 / piece.length() - 1);

        // Before it is compiled, code is slower than what it is compared with.
        work(once, reader);
        assertThat(work(once + once, reader)).isLessThan(3 * work(once, reader) + 1_000_000);
    }

    /** Time of the processor, in nanoseconds; the least of several tries, for others work here too. */
    private static long work(String text, Consumer<String> reader) {
        var threads = ManagementFactory.getThreadMXBean();
        return LongStream.range(0, TRIES)
                .map(attempt -> {
                    long before = threads.getCurrentThreadCpuTime();
                    for (int i = 0; i < READINGS; i++) {
                        reader.accept(text);
                    }
                    return threads.getCurrentThreadCpuTime() - before;
                })
                .min()
                .orElseThrow();
    }
}
