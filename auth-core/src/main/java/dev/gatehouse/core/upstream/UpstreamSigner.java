// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.upstream;

import dev.gatehouse.access.Denials;
import dev.gatehouse.core.authentication.signature.RequestSigner;
import dev.gatehouse.core.authentication.signature.SigningForm;
import dev.gatehouse.core.authentication.signature.key.KeyMaterial;
import dev.gatehouse.core.authentication.signature.key.SignatureAlgorithm;
import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Signs requests to one backend. Thread-safe.
 *
 * @since 0.1
 */
public final class UpstreamSigner {
    private static final String TARGET = "(request-target)";
    private static final String DATE = "date";

    /** Lines of the connection, and those that the way there changes: what signs them is refused at its end. */
    private static final Set<String> NOT_PASSED_ON = Set.of(
            "connection",
            "expect",
            "host",
            "keep-alive",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "x-forwarded-for");

    private final UpstreamSigning rules;
    private final PrivateKeys keys;
    private final InstantSource clock;

    /**
     * A signer.
     *
     * @param rules how requests are signed
     * @param keys finds private keys
     * @param clock tells now
     */
    public UpstreamSigner(UpstreamSigning rules, PrivateKeys keys, InstantSource clock) {
        this.rules = rules;
        this.keys = keys;
        this.clock = clock;
    }

    /** What came out of signing. */
    public sealed interface Result {
        /**
         * The request is signed.
         *
         * @param lines to add to it
         */
        record Signed(Headers lines) implements Result {}

        /**
         * The request cannot be signed, and must not be sent.
         *
         * @param refusal why
         */
        record Refused(Refusal refusal) implements Result {}
    }

    /**
     * Signs a request.
     *
     * @param request as it will be sent: path, query and headers
     * @return the lines to add to it, or why there are none
     */
    public Result sign(HttpRequest request) {
        if (!rules.isComplete()) {
            return refused(Denials.SIGNING_INCOMPLETE, "key id, algorithm or key of the signature are missing");
        }
        if (!rules.accepted().contains(rules.algorithm())) {
            return refused(Denials.SIGNING_ALGORITHM, "the algorithm is not one of " + rules.accepted());
        }
        var key = key().orElse(null);
        if (key == null) {
            return refused(Denials.SIGNATURE_CERTIFICATE_MISSING, "there is no private key of the certificate");
        }
        if (rules.isAsymmetric() && !SignatureAlgorithm.RSA_SHA256.fits(key)) {
            return refused(Denials.SIGNING_CERTIFICATE_UNFIT, "the private key is of another kind");
        }
        return sign(request, key);
    }

    private Result sign(HttpRequest request, KeyMaterial key) {
        try {
            return new Result.Signed(RequestSigner.builder(rules.keyId(), rules.algorithm(), key)
                    .form(SigningForm.GATEWAY_UPSTREAM)
                    .covering(names(request.headers()).toArray(String[]::new))
                    .into(rules.place().into())
                    .clock(clock)
                    .build()
                    .sign(request));
        } catch (IllegalArgumentException unsignable) {
            return refused(Denials.SIGNING_ALGORITHM, "the request cannot be signed by this algorithm");
        }
    }

    private static Result refused(String denial, String detail) {
        return new Result.Refused(new Refusal(denial, detail));
    }

    private Optional<KeyMaterial> key() {
        return rules.isAsymmetric()
                ? keys.find(rules.certificate()).map(KeyMaterial::of)
                : rules.secret().map(KeyMaterial::of);
    }

    private List<String> names(Headers headers) {
        var listed = rules.place().headers();
        if (listed.isEmpty()) {
            return all(headers);
        }
        var present = listed.stream()
                .filter(name -> isTelling(headers, name) && !isReplaced(name))
                .toList();
        return present.isEmpty() ? List.of(TARGET, DATE) : present;
    }

    /** Where the signature goes nothing else will arrive. */
    private boolean isReplaced(String name) {
        return name.equalsIgnoreCase(rules.place().into());
    }

    private static boolean isTelling(Headers headers, String name) {
        var value = headers.first(name);
        return value != null && !value.isEmpty();
    }

    private List<String> all(Headers headers) {
        var names = new LinkedHashSet<String>();
        names.add(TARGET);
        headers.forEach((name, value) -> names.add(name.toLowerCase(Locale.ROOT)));
        names.removeAll(NOT_PASSED_ON);
        names.removeIf(this::isReplaced);
        names.add(DATE);
        return List.copyOf(names);
    }
}
