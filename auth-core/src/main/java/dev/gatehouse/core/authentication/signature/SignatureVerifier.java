// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.core.authentication.signature.key.KeyFinder;
import dev.gatehouse.core.authentication.signature.key.KeyMaterial;
import dev.gatehouse.core.authentication.signature.key.SignatureAlgorithm;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict.Genuine;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict.Refused;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict.Use;
import dev.gatehouse.core.internal.location.CredentialPlaces;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.explanation.Step.Verdict;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.store.SingleUse;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verifies signatures of requests, draft-cavage-http-signatures. Reads the body only to compare it
 * with its digest, or to see whether there is one. Thread-safe.
 *
 * @since 0.1
 */
public final class SignatureVerifier {
    private static final String USE = "http-signature";

    private final SignatureRules rules;
    private final CredentialPlaces places;
    private final Freshness freshness;
    private final SignedBody body;

    /**
     * A verifier.
     *
     * @param rules what a signature must be
     * @param clock tells now
     */
    public SignatureVerifier(SignatureRules rules, InstantSource clock) {
        this(rules, clock, false);
    }

    /** One that may let the first of several places count. */
    SignatureVerifier(SignatureRules rules, InstantSource clock, boolean firstCounts) {
        this.rules = rules;
        this.places = new CredentialPlaces(rules.locations(), "Signature", firstCounts);
        this.freshness = new Freshness(rules, clock);
        this.body = new SignedBody(rules);
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
        for (var location : rules.locations()) {
            var text = location.read(request);
            if (text != null && places.disagree(request, location, text)) {
                trace.note("signature.locate", location.name(), Verdict.REFUSED);
                return new SignatureVerdict.Repeated();
            }
            if (text != null) {
                return noted(verify(request, new Presented(location, text), keys, trace), trace);
            }
        }
        trace.note("signature.locate", rules.method(), Verdict.SKIPPED);
        return new SignatureVerdict.Absent();
    }

    private static SignatureVerdict noted(SignatureVerdict verdict, Trace trace) {
        if (verdict instanceof Refused refused) {
            trace.note("signature.verify", refused.detail(), Verdict.REFUSED);
        } else {
            trace.note("signature.verify", "genuine", Verdict.PASSED);
        }
        return verdict;
    }

    private SignatureVerdict verify(HttpRequest request, Presented presented, KeyFinder keys, Trace trace) {
        var parameters = parameters(presented);
        if (parameters == null) {
            return new Refused("the signature header cannot be read");
        }
        var signed = new SigningString(request, rules.form(), parameters.moments(), parameters.headers());
        explain(signed, trace);
        var problem = problem(signed);
        if (problem != null) {
            return new Refused(problem);
        }
        var algorithms = AlgorithmNames.accepted(rules, parameters.algorithm());
        if (algorithms.isEmpty() || contradictsItsAge(parameters, signed)) {
            return new Refused("the algorithm is not one of " + rules.algorithms() + ", or cannot sign this");
        }
        return verify(new Claimed(request, presented.location(), parameters, signed), algorithms, keys);
    }

    private record Presented(CredentialLocation location, String text) {}

    private record Claimed(
            HttpRequest request, CredentialLocation location, SignatureParameters parameters, SigningString signed) {}

    private @Nullable SignatureParameters parameters(Presented presented) {
        if (rules.form() != SigningForm.DRAFT) {
            return SignatureParameters.parse(presented.text()).orElse(null);
        }
        boolean needsScheme = presented.location().name().equalsIgnoreCase("Authorization");
        return SignatureParameters.parseDraft(presented.text(), needsScheme).orElse(null);
    }

    /** The draft forbids older algorithms to sign the moments that came with the newest. */
    private boolean contradictsItsAge(SignatureParameters parameters, SigningString signed) {
        boolean moments = signed.judgesByCreation() || signed.names().contains(SigningString.EXPIRES);
        return rules.form() == SigningForm.DRAFT
                && moments
                && AlgorithmNames.isOlderThanMoments(parameters.algorithm());
    }

    private SignatureVerdict verify(Claimed claimed, Set<SignatureAlgorithm> algorithms, KeyFinder keys) {
        var text = claimed.signed().text().getBytes(UTF_8);
        var key = keys.find(claimed.parameters().keyId(), algorithms).orElse(null);
        if (key == null) {
            SignatureAlgorithm.verifyByNoKey(algorithms, text);
            return new Refused("there is no key of this id for the algorithm");
        }
        var algorithm = SignatureAlgorithm.onlyOne(algorithms, key);
        if (algorithm == null) {
            return new Refused("the key is not one for exactly one of the algorithms");
        }
        var signature = Written.read(claimed.parameters().signature(), algorithm, rules.form());
        if (signature == null || !algorithm.verify(key, text, signature)) {
            return new Refused("the signature is not one of this key over the signed text");
        }
        var refusal = refusal(claimed);
        return refusal != null
                ? new Refused(refusal)
                : new Genuine(claimed.parameters().keyId(), claimed.location(), use(key, text, signature));
    }

    private void explain(SigningString signed, Trace trace) {
        if (trace.isRecording()) {
            trace.note("signature.text", signed.shown(), Verdict.PASSED);
        }
    }

    private @Nullable String problem(SigningString signed) {
        if (signed.namesOneTwice()) {
            // A text of a hundred times one header costs work before anybody proved anything.
            return "a header is signed twice";
        }
        if (signed.isAmbiguous()) {
            return "what is signed can be read in two ways";
        }
        if (signed.isRepeated()) {
            return "a signed header came more than once";
        }
        if (!rules.tolerates(Tolerance.MISSING_HEADERS) && signed.missing() != null) {
            return "a signed header is not there";
        }
        for (var wanted : rules.covered()) {
            if (!signed.covers(wanted)) {
                return "the signature does not cover " + wanted;
            }
        }
        return null;
    }

    /** The rest can only be told once the text is known to come from the holder of the key. */
    private @Nullable String refusal(Claimed claimed) {
        var late = freshness.problem(claimed.signed(), claimed.parameters());
        return late != null
                ? late
                : body.problem(claimed.request(), claimed.signed().names());
    }

    /**
     * What is used once. Not told by the key id, which can be spelled in several ways, and for a pair of keys not by the
     * signature, of which others may be made that are as good.
     */
    private Optional<Use> use(KeyMaterial key, byte[] text, byte[] signature) {
        var remembered = freshness.remembered();
        return remembered == null || rules.tolerates(Tolerance.REPLAY)
                ? Optional.empty()
                : Optional.of(new Use(thing(key, text, signature), remembered));
    }

    private static SingleUse thing(KeyMaterial key, byte[] text, byte[] signature) {
        var base64 = Base64.getEncoder();
        return key instanceof KeyMaterial.Verifying verifying
                ? SingleUse.of(USE, base64.encodeToString(verifying.half().getEncoded()), base64.encodeToString(text))
                : SingleUse.of(USE, base64.encodeToString(signature));
    }
}
