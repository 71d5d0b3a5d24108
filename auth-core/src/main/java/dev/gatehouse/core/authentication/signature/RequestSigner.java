// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.core.authentication.signature.key.KeyMaterial;
import dev.gatehouse.core.authentication.signature.key.SignatureAlgorithm;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Signs requests to other services, draft-cavage-http-signatures. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class RequestSigner {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final String keyId;
    private final String algorithm;
    private final SignatureAlgorithm means;
    private final KeyMaterial key;
    private final Manner manner;

    private RequestSigner(String keyId, String algorithm, KeyMaterial key, Manner manner) {
        this.keyId = keyId;
        this.algorithm = algorithm;
        this.means = meaning(algorithm, manner.form());
        this.key = key;
        this.manner = manner;
        if (!means.fits(key)) {
            throw new IllegalArgumentException("the key does not sign by " + algorithm);
        }
    }

    /**
     * What is signed, and where the signature goes.
     *
     * @param form how the signed text is made
     * @param names of what is signed, in this order
     * @param header that carries the signature
     * @param clock tells now
     */
    private record Manner(SigningForm form, List<String> names, String header, InstantSource clock) {}

    private static SignatureAlgorithm meaning(String algorithm, SigningForm form) {
        var meant = AlgorithmNames.of(form, algorithm);
        if (meant == null) {
            throw new IllegalArgumentException("there is no algorithm named " + algorithm);
        }
        return meant;
    }

    /**
     * Begins a signer.
     *
     * @param keyId by which the other side finds the key; printable
     * @param algorithm its name, for instance {@code hmac-sha256}
     * @param key shared or private
     * @return a builder: target, host and date are signed, and the signature goes into {@code Authorization}
     */
    public static Builder builder(String keyId, String algorithm, KeyMaterial key) {
        return new Builder(keyId, algorithm, key);
    }

    /**
     * Signs a request. A date that is to be signed and not there is now; a digest that is to be signed and not there is the
     * body's, which is read for it.
     *
     * @param request as it will be sent, with all headers that are signed
     * @return the lines to add to it
     * @throws IllegalArgumentException if another header is to be signed and not there, or the target has a line break, or
     *     the body is longer than one MiB
     */
    public Headers sign(HttpRequest request) {
        var added = new ArrayList<String>();
        var whole = completed(request, added);
        var text = new SigningString(whole, manner.form());
        requireSignable(text);
        var signature = means.sign(key, text.of(manner.names()).getBytes(UTF_8));
        added.addAll(List.of(manner.header(), value(Written.of(signature, means, manner.form()))));
        return Headers.of(added);
    }

    private void requireSignable(SigningString text) {
        if (text.isAmbiguous(manner.names())) {
            throw new IllegalArgumentException("what is to be signed has a line break, or a name that is none");
        }
        manner.names().stream().filter(text::lacks).findFirst().ifPresent(missing -> {
            throw new IllegalArgumentException("the request has no header " + missing + ", which is to be signed");
        });
    }

    private HttpRequest completed(HttpRequest request, List<String> added) {
        if (covers(SigningString.DATE)
                && new SigningString(request, manner.form()).date().isEmpty()) {
            added.addAll(List.of("Date", DATE.format(manner.clock().instant())));
        }
        if (covers(DigestField.NAME) && request.headers().first(DigestField.NAME) == null) {
            added.addAll(List.of("Digest", DigestField.of(body(request))));
        }
        var lines = new ArrayList<String>();
        request.headers().forEach((name, value) -> lines.addAll(List.of(name, value)));
        lines.addAll(added);
        return new HttpRequest(
                request.method(),
                request.path(),
                request.query(),
                Headers.of(lines),
                request.body(),
                request.connection());
    }

    private boolean covers(String wanted) {
        return manner.names().stream().map(SigningString::normal).anyMatch(wanted::equals);
    }

    private static byte[] body(HttpRequest request) {
        return request.body()
                .read(SignatureRules.Limits.USUAL_BODY)
                .orElseThrow(() -> new IllegalArgumentException("the body is too long to be digested"));
    }

    private String value(String signature) {
        return "Signature keyId=\"" + keyId + "\",algorithm=\"" + algorithm + "\",headers=\""
                + String.join(" ", manner.names()) + "\",signature=\"" + signature + "\"";
    }

    /** Collects what a signer does. Not thread-safe. */
    public static final class Builder {
        private final String keyId;
        private final String algorithm;
        private final KeyMaterial key;
        private SigningForm form = SigningForm.DRAFT;
        private @Nullable List<String> names;
        private String header = "Authorization";
        private InstantSource clock = InstantSource.system();

        private Builder(String keyId, String algorithm, KeyMaterial key) {
            this.keyId = printable(keyId);
            this.algorithm = algorithm;
            this.key = key;
        }

        private static String printable(String text) {
            if (text.isEmpty() || text.chars().anyMatch(c -> c < ' ' || c > '~' || c == '"' || c == '\\')) {
                throw new IllegalArgumentException("a key id is printable, without quotes and backslashes");
            }
            return text;
        }

        /**
         * Sets how the signed text is made.
         *
         * @param value the form
         * @return this
         */
        public Builder form(SigningForm value) {
            form = value;
            return this;
        }

        /**
         * Sets what is signed.
         *
         * @param values {@code (request-target)} or names of headers, in this order; at least one
         * @return this
         * @throws IllegalArgumentException if there is none
         */
        public Builder covering(String... values) {
            if (values.length == 0) {
                throw new IllegalArgumentException("a signature covers at least one thing");
            }
            names = List.of(values).stream().map(String::strip).toList();
            return this;
        }

        /**
         * Sets the header that carries the signature.
         *
         * @param name of the header
         * @return this
         */
        public Builder into(String name) {
            header = name;
            return this;
        }

        /**
         * Sets the clock.
         *
         * @param value tells now
         * @return this
         */
        public Builder clock(InstantSource value) {
            clock = value;
            return this;
        }

        /**
         * Makes the signer.
         *
         * @return the signer
         * @throws IllegalArgumentException if there is no such algorithm, or the key is not one for it
         */
        public RequestSigner build() {
            return new RequestSigner(keyId, algorithm, key, new Manner(form, names(), header, clock));
        }

        /** The original gateway takes every host for empty, so that signing it would prove nothing. */
        private List<String> names() {
            if (names != null) {
                return names;
            }
            return form == SigningForm.DRAFT
                    ? List.of(SigningString.TARGET, "host", SigningString.DATE)
                    : List.of(SigningString.TARGET, SigningString.DATE);
        }
    }
}
