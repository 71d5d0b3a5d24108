package dev.gatehouse.verification.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.core.authentication.messagesignature.MessageSignatureRules;
import dev.gatehouse.core.authentication.messagesignature.MessageSignatureRules.Replay;
import dev.gatehouse.core.authentication.messagesignature.MessageSignatureVerifier;
import dev.gatehouse.core.authentication.messagesignature.MessageSigner;
import dev.gatehouse.core.authentication.signature.RequestSigner;
import dev.gatehouse.core.authentication.signature.SignatureDate;
import dev.gatehouse.core.authentication.signature.SignatureRules;
import dev.gatehouse.core.authentication.signature.SignatureVerifier;
import dev.gatehouse.core.authentication.signature.SigningForm;
import dev.gatehouse.core.authentication.signature.Tolerance;
import dev.gatehouse.core.authentication.signature.key.KeyFinder;
import dev.gatehouse.core.authentication.signature.key.KeyMaterial;
import dev.gatehouse.core.authentication.signature.key.SignatureAlgorithm;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict;
import dev.gatehouse.explanation.Explanation;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.secret.Secret;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Verifying by HMAC with SHA-256, and in the same run what it is made of. The aim: the whole at most 1.3 times the sum of
 * MAC and parsing.
 *
 * <p>The MAC is the platform's, made anew over the same text with the same key. Parsing is what any verifier must do with
 * these requests before it asks for a key: find and read the header with its parameters, see that what is covered is there,
 * once, and unambiguous, that all that must be covered is, and that the algorithm is accepted, and build the signed text
 * as octets. The moment of RFC 9421 is judged there, too, for it stands in the header itself; the older forms have a date
 * in a header of its own, which is read.
 *
 * <p>Beyond both the whole reads the signature itself, compares it with the MAC, and judges the date of the older forms
 * and whether there is a body. {@link #wholeOnce} also names the signature for the store in which used ones are kept:
 * SHA-256 in hexadecimal.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 5, time = 1)
public class SignatureBenchmark {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-25T12:00:00Z"));
    private static final byte[] SHARED = "known to both sides, and to nobody else".getBytes(UTF_8);

    /** How requests are signed. */
    @Param({"gateway", "draft", "rfc9421"})
    public String scheme;

    private HttpRequest signed;
    private Verifier verifier;
    private Verifier once;
    private KeyFinder known;
    private KeyFinder unfit;
    private byte[] text;

    private interface Verifier {
        SignatureVerdict verify(HttpRequest request, KeyFinder keys, Trace trace);
    }

    /** Signs a request, and sees that it is genuine with the one key and not looked at with the other. */
    @Setup
    public void prepare() throws GeneralSecurityException {
        var key = KeyMaterial.of(Secret.of(SHARED));
        var unsigned = HttpRequest.of(
                "GET", "/orders/17?page=2", Headers.of("Host", "api.example.com", "Accept", "application/json"));
        var lines = new ArrayList<>(List.of("Host", "api.example.com", "Accept", "application/json"));
        added(key, unsigned).forEach((name, value) -> lines.addAll(List.of(name, value)));
        signed = unsigned.withHeaders(Headers.of(lines));
        verifier = verifier(false);
        once = verifier(true);
        known = (keyId, algorithms) -> Optional.of(key);
        var other = KeyMaterial.of(
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic());
        unfit = (keyId, algorithms) -> Optional.of(other);
        text = signedText();
        boolean genuine = whole() instanceof SignatureVerdict.Genuine && wholeOnce() instanceof SignatureVerdict.Genuine;
        if (!genuine || parsing() instanceof SignatureVerdict.Genuine) {
            throw new IllegalStateException("the benchmark would measure something else");
        }
    }

    private SigningForm form() {
        return scheme.equals("draft") ? SigningForm.DRAFT : SigningForm.GATEWAY;
    }

    private Headers added(KeyMaterial key, HttpRequest request) {
        return scheme.equals("rfc9421")
                ? MessageSigner.builder("client", SignatureAlgorithm.HMAC_SHA256, key)
                        .clock(CLOCK)
                        .build()
                        .sign(request)
                : RequestSigner.builder("client", "hmac-sha256", key)
                        .form(form())
                        .clock(CLOCK)
                        .build()
                        .sign(request);
    }

    private Verifier verifier(boolean refusesReplay) {
        return scheme.equals("rfc9421") ? ofMessages(refusesReplay) : ofRequests(refusesReplay);
    }

    private static Verifier ofMessages(boolean refusesReplay) {
        var rules = MessageSignatureRules.accepting(
                Duration.ofMinutes(1), Duration.ofSeconds(5), SignatureAlgorithm.HMAC_SHA256);
        return new MessageSignatureVerifier((refusesReplay ? rules : rules.replay(Replay.ALLOWED)).build(), CLOCK)::verify;
    }

    private Verifier ofRequests(boolean refusesReplay) {
        var rules = SignatureRules.accepting(Duration.ofSeconds(5), "hmac-sha256").form(form());
        return new SignatureVerifier((refusesReplay ? rules : rules.tolerating(Tolerance.REPLAY)).build(), CLOCK)
                ::verify;
    }

    /** The explanation has the text that is signed; of a query it has only the length, which is what counts here. */
    private byte[] signedText() {
        var recorder = Explanation.recorder();
        verifier.verify(signed, known, recorder);
        var explained = recorder.explanation().text();
        return explained.substring(0, explained.lastIndexOf("\nsignature.verify")).getBytes(UTF_8);
    }

    /** {@return the MAC of the platform, made as it is made for every request} */
    @Benchmark
    public byte[] rawMac() throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SHARED, "HmacSHA256"));
        return mac.doFinal(text);
    }

    /** {@return the refusal of a key of another kind, or the date: everything is read and compared, and nothing is verified} */
    @Benchmark
    public Object parsing() {
        var refused = verifier.verify(signed, unfit, Trace.none());
        var date = signed.headers().first("Date");
        return date == null || refused instanceof SignatureVerdict.Genuine
                ? refused
                : SignatureDate.parse(date).orElseThrow();
    }

    /** {@return the whole verification} */
    @Benchmark
    public SignatureVerdict whole() {
        return verifier.verify(signed, known, Trace.none());
    }

    /** {@return the same, with the name under which the use of the signature is remembered} */
    @Benchmark
    public SignatureVerdict wholeOnce() {
        return once.verify(signed, known, Trace.none());
    }
}
