// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.messagesignature;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.core.authentication.signature.key.KeyFinder;
import dev.gatehouse.core.authentication.signature.key.KeyMaterial;
import dev.gatehouse.core.authentication.signature.key.SignatureAlgorithm;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict.Genuine;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict.Refused;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict.Use;
import dev.gatehouse.core.internal.field.ContentDigest;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.explanation.Step.Verdict;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.HttpAnswer;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.store.SingleUse;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Verifies message signatures, RFC 9421 section 3.2. Reads the body only to compare it with its digest, or to see whether
 * there is one. Thread-safe.
 *
 * @since 0.1
 */
public final class MessageSignatureVerifier {
    private static final CredentialLocation LOCATION = CredentialLocation.header(SignatureInput.SIGNATURE);

    private static final String USE = "message-signature";
    private static final String NONCE = "message-signature-nonce";

    private final MessageSignatureRules rules;
    private final InstantSource clock;
    private final List<Component> covered;

    /**
     * A verifier.
     *
     * @param rules what a signature must be
     * @param clock tells now
     */
    public MessageSignatureVerifier(MessageSignatureRules rules, InstantSource clock) {
        this.rules = rules;
        this.clock = clock;
        this.covered = rules.covered().stream().map(Component::required).toList();
    }

    /**
     * Looks at the signature of a request.
     *
     * @param request the request
     * @param keys finds the key; asked when everything that needs no key is in order
     * @param trace receives the steps, the signed text among them, in which no credential is shown
     * @return what came out
     */
    public SignatureVerdict verify(HttpRequest request, KeyFinder keys, Trace trace) {
        return verify(new Message(request, null, rules.origin()), keys, trace);
    }

    /**
     * Looks at the signature of an answer that another service gave.
     *
     * @param request what was asked
     * @param answer the answer; its text is the body
     * @param keys finds the key
     * @param trace receives the steps
     * @return what came out
     */
    public SignatureVerdict verify(HttpRequest request, HttpAnswer answer, KeyFinder keys, Trace trace) {
        return verify(new Message(request, answer, rules.origin()), keys, trace);
    }

    private SignatureVerdict verify(Message message, KeyFinder keys, Trace trace) {
        if (message.headers().first(SignatureInput.FIELD) == null) {
            trace.note("signature.locate", SignatureInput.FIELD, Verdict.SKIPPED);
            return new SignatureVerdict.Absent();
        }
        var verdict = presented(message, keys, trace);
        if (verdict instanceof Refused refused) {
            trace.note("signature.verify", refused.detail(), Verdict.REFUSED);
        } else {
            trace.note("signature.verify", "genuine", Verdict.PASSED);
        }
        return verdict;
    }

    private SignatureVerdict presented(Message message, KeyFinder keys, Trace trace) {
        var input = SignatureInput.of(message.headers(), rules.choice());
        if (input == null) {
            return new Refused("there is not exactly one signature that counts and can be read");
        }
        var parameters = SignatureParameters.of(input.parameters());
        if (parameters == null) {
            return new Refused("a parameter of the signature is not of its type");
        }
        var problem = problem(input, parameters);
        if (problem != null) {
            return new Refused(problem);
        }
        var base = SignatureBase.of(message, input.components(), input.list());
        if (base == null) {
            return new Refused("a covered component is missing, comes twice, or cannot be signed as it is");
        }
        if (trace.isRecording()) {
            trace.note("signature.text", base.shown(), Verdict.PASSED);
        }
        return signed(message, new Signed(input, parameters, base.text()), keys);
    }

    private record Signed(SignatureInput input, SignatureParameters parameters, String base) {}

    private SignatureVerdict signed(Message message, Signed signed, KeyFinder keys) {
        var candidates = AlgorithmRegistry.candidates(
                rules.algorithms(), signed.parameters().alg());
        var keyId = Objects.requireNonNullElse(signed.parameters().keyId(), "");
        var key = candidates.isEmpty() ? null : keys.find(keyId, candidates).orElse(null);
        var base = signed.base().getBytes(US_ASCII);
        var algorithm = key == null ? null : SignatureAlgorithm.onlyOne(candidates, key);
        if (key == null) {
            SignatureAlgorithm.verifyByNoKey(candidates, base);
        }
        if (key == null || algorithm == null) {
            return new Refused("there is no key of this id for exactly one of the algorithms");
        }
        var signature = signed.input().signature().value();
        if (!algorithm.verify(key, base, signature)) {
            return new Refused("the signature is not one of this key over the signed text");
        }
        var problem = bodyProblem(message, signed.input());
        return problem != null ? new Refused(problem) : new Genuine(keyId, LOCATION, use(algorithm, key, signed));
    }

    private @Nullable String problem(SignatureInput input, SignatureParameters parameters) {
        var late = parameters.problem(rules.times(), clock.instant());
        if (late != null) {
            return late;
        }
        for (var component : covered) {
            if (!input.covers(component)) {
                return "the signature does not cover " + component.identifier();
            }
        }
        return null;
    }

    /** Only told once the signature is known to come from the holder of the key: reading a body costs. */
    private @Nullable String bodyProblem(Message message, SignatureInput input) {
        if (input.coversField(ContentDigest.NAME)) {
            return digestIsRight(message) ? null : "the body is not the one of the digest, or is too long";
        }
        boolean free = !rules.body().mustBeCovered() || isEmpty(message);
        return free ? null : "the signature does not cover the body";
    }

    private static boolean isEmpty(Message message) {
        var answer = message.answer();
        return answer == null
                ? message.request().body().read(0).isPresent()
                : answer.body().isEmpty();
    }

    private boolean digestIsRight(Message message) {
        var answer = message.answer();
        var body = answer == null
                ? message.request().body()
                : Body.of(answer.body().getBytes(UTF_8));
        return ContentDigest.confirms(message.headers(), body, rules.body().limit());
    }

    /** Not told by the key id, which can be spelled in several ways, nor by the signature, where others are as good. */
    private Optional<Use> use(SignatureAlgorithm algorithm, KeyMaterial key, Signed signed) {
        return switch (rules.times().replay()) {
            case ALLOWED -> Optional.empty();
            case REFUSED ->
                Optional.of(new Use(thing(key, signed), rules.times().remembered()));
            case REFUSED_BY_NONCE ->
                Optional.of(new Use(nonce(algorithm, key, signed), rules.times().remembered()));
        };
    }

    private static SingleUse thing(KeyMaterial key, Signed signed) {
        var signature = signed.input().signature().value();
        return key instanceof KeyMaterial.Verifying verifying
                ? SingleUse.of(USE, encoded(verifying.half().getEncoded()), signed.base())
                : SingleUse.of(USE, encoded(signature));
    }

    /** A secret is not told to the store: what it makes of the nonce stands for both. */
    private static SingleUse nonce(SignatureAlgorithm algorithm, KeyMaterial key, Signed signed) {
        var nonce = "nonce\n" + signed.parameters().nonce();
        return key instanceof KeyMaterial.Verifying verifying
                ? SingleUse.of(NONCE, encoded(verifying.half().getEncoded()), nonce)
                : SingleUse.of(NONCE, encoded(algorithm.sign(key, nonce.getBytes(US_ASCII))));
    }

    private static String encoded(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
