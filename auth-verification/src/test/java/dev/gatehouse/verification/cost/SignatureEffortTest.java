// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.cost;

import dev.gatehouse.core.authentication.messagesignature.MessageSignatureRules;
import dev.gatehouse.core.authentication.messagesignature.MessageSignatureVerifier;
import dev.gatehouse.core.authentication.signature.RequestSigner;
import dev.gatehouse.core.authentication.signature.SignatureParameters;
import dev.gatehouse.core.authentication.signature.SignatureRules;
import dev.gatehouse.core.authentication.signature.SignatureVerifier;
import dev.gatehouse.core.authentication.signature.key.KeyMaterial;
import dev.gatehouse.core.authentication.signature.key.SignatureAlgorithm;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.secret.Secret;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers of signatures that are twice as long cost less than three times as much to read. */
final class SignatureEffortTest {
    private static final int LONGEST_FIELD = 16_000;
    private static final int MOST_COMPONENTS = 96;
    private static final int TRIES = 30;
    private static final int READINGS = 20;

    private final MessageSignatureVerifier verifier = new MessageSignatureVerifier(
            MessageSignatureRules.accepting(Duration.ofMinutes(1), Duration.ZERO, SignatureAlgorithm.HMAC_SHA256)
                    .allowUnsignedBody()
                    .allowAnythingUnsigned()
                    .build(),
            InstantSource.fixed(Instant.ofEpochSecond(1)));

    private final SignatureVerifier strict = new SignatureVerifier(
            SignatureRules.accepting(Duration.ofMinutes(1), "hmac-sha256").build(), InstantSource.fixed(Instant.EPOCH));

    @ParameterizedTest
    @ValueSource(strings = {"keyId=\"", "keyId=a,", "\"\\\"\\\"", "'' ", "== ", "headers=\"a a a\" ", "\\", "`", "%3d"})
    void ofTheDraft(String piece) {
        assertLinear(piece, SignatureParameters.LONGEST, SignatureParameters::parse);
    }

    @ParameterizedTest
    @ValueSource(strings = {"keyId=\"", "a=b,", "=\"\\", "headers=\"a b\",", " ", ",", "=", "a"})
    void ofTheDraftReadStrictly(String piece) {
        assertLinear(
                piece,
                SignatureParameters.LONGEST - 20,
                text -> strict.verify(
                        HttpRequest.of("GET", "/", Headers.of("Authorization", "Signature " + text)),
                        (keyId, algorithms) -> Optional.empty(),
                        Trace.none()));
    }

    /** Megabytes of a body, whose digest is signed. */
    @ParameterizedTest
    @ValueSource(strings = {"content-digest", "digest"})
    void at60OfALargeBody(String field) {
        var key = KeyMaterial.of(Secret.of("shared by both sides"));
        assertLinear(4, megabytes -> {
            var request = HttpRequest.of("POST", "/", Headers.of("Host", "example.com"))
                    .withBody(Body.of(new byte[megabytes << 18]));
            var signer = RequestSigner.builder("client", "hmac-sha256", key)
                    .covering("(request-target)", "host", "date", field)
                    .clock(InstantSource.fixed(Instant.EPOCH))
                    .build();
            var lines = new ArrayList<>(List.of("Host", "example.com"));
            var digested = request.withHeaders(
                    Headers.of("Host", "example.com", "Content-Digest", "sha-256=:" + "A".repeat(43) + "=:"));
            signer.sign(digested).forEach((name, value) -> lines.addAll(List.of(name, value)));
            lines.addAll(List.of("Content-Digest", "sha-256=:" + "A".repeat(43) + "=:"));
            var signed = request.withHeaders(Headers.of(lines));
            return () -> strict.verify(signed, (keyId, algorithms) -> Optional.of(key), Trace.none());
        });
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

    /** Twice as many components of a query that has twice as many parameters. */
    @Test
    void at60OfManyParametersOfAQuery() {
        assertLinear(MOST_COMPONENTS, count -> {
            var query = numbered(count, "p%d=" + "v".repeat(200), "&");
            var input = "sig=(" + numbered(count, "\"@query-param\";name=\"p%d\"", " ") + ");created=1";
            return () -> verify("/?" + query, input);
        });
    }

    /** Twice as many components of a dictionary that has twice as many keys. */
    @Test
    void at60OfManyKeysOfADictionary() {
        assertLinear(MOST_COMPONENTS, count -> {
            var dictionary = numbered(count, "k%d=\"" + "v".repeat(100) + "\"", ", ");
            var input = "sig=(" + numbered(count, "\"x-keys\";key=\"k%d\"", " ") + ");created=1";
            var headers = Headers.of("X-Keys", dictionary, "Signature-Input", input, "Signature", "sig=:AAAA:");
            return () -> verify(HttpRequest.of("GET", "/", headers));
        });
    }

    private static String numbered(int count, String piece, String between) {
        return IntStream.range(0, count)
                .mapToObj(number -> piece.replace("%d", Integer.toString(number)))
                .collect(Collectors.joining(between));
    }

    private void verify(String input) {
        verify("/", "sig=(" + input);
    }

    private void verify(String target, String input) {
        var headers = Headers.of("Host", "example.com", "Signature-Input", input, "Signature", "sig=:AAAA:");
        verify(HttpRequest.of("GET", target, headers));
    }

    private void verify(HttpRequest request) {
        verifier.verify(request, (keyId, algorithms) -> Optional.empty(), Trace.none());
    }

    private static void assertLinear(String piece, int longest, Consumer<String> reader) {
        assertLinear(longest / piece.length() - 2, count -> {
            var text = piece.repeat(count);
            return () -> reader.accept(text);
        });
    }

    private static void assertLinear(int most, IntFunction<Runnable> readers) {
        var half = readers.apply(most / 2);
        var whole = readers.apply(most);

        // Before it is compiled, code is slower than what it is compared with.
        work(half);
        work(whole);
        Growth.assertLessThanThrice(() -> work(whole), () -> work(half));
    }

    /** Time of the processor, in nanoseconds; the least of several tries, for others work here too. */
    private static long work(Runnable reader) {
        var threads = ManagementFactory.getThreadMXBean();
        return LongStream.range(0, TRIES)
                .map(attempt -> {
                    long before = threads.getCurrentThreadCpuTime();
                    for (int i = 0; i < READINGS; i++) {
                        reader.run();
                    }
                    return threads.getCurrentThreadCpuTime() - before;
                })
                .min()
                .orElseThrow();
    }
}
