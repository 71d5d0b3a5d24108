// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.core.authentication.signature.SignatureParameters.Moments;
import dev.gatehouse.core.authentication.signature.key.KeyMaterial;
import dev.gatehouse.core.authentication.signature.key.SignatureAlgorithm;
import dev.gatehouse.core.internal.field.FieldText;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
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

    private static final String REQUEST_ID = "x-request-id";
    private static final int ID_OCTETS = 18;

    private final String keyId;
    private final String algorithm;
    private final SignatureAlgorithm means;
    private final KeyMaterial key;
    private final Manner manner;
    private final Source source;

    private RequestSigner(Builder builder, Manner manner, Source source) {
        this.keyId = builder.keyId;
        this.algorithm = builder.algorithm;
        this.key = builder.key;
        this.manner = manner;
        this.source = source;
        this.means = meaning(algorithm, manner.form(), key);
    }

    /**
     * What is signed, and where the signature goes.
     *
     * @param form how the signed text is made
     * @param names of what is signed, in this order; null for what every request has
     * @param header that carries the signature
     * @param lifetime after which signatures expire; null if they do not say
     * @param bodyLimit how long a body may be that is digested
     */
    private record Manner(
            SigningForm form,
            @Nullable List<String> names,
            String header,
            @Nullable Duration lifetime,
            int bodyLimit) {}

    /** Where it comes from what differs from request to request; without randomness there are no ids. */
    private record Source(InstantSource clock, @Nullable SecureRandom random) {}

    private static SignatureAlgorithm meaning(String algorithm, SigningForm form, KeyMaterial key) {
        var meant = AlgorithmNames.meanings(form, algorithm);
        if (meant.isEmpty()) {
            throw new IllegalArgumentException("there is no algorithm named " + algorithm);
        }
        return meant.stream()
                .filter(each -> each.fits(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the key does not sign by " + algorithm));
    }

    /**
     * Begins a signer.
     *
     * @param keyId by which the other side finds the key; printable
     * @param algorithm its name, for instance {@code hmac-sha256}, or {@code hs2019} for the one that the key tells
     * @param key shared or private
     * @return a builder: target, host, date, the digest of a body and an id of the request, which is made where there is
     *     none, are signed, and the signature goes into {@code Authorization}
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
     *     the body is too long
     */
    public Headers sign(HttpRequest request) {
        var now = source.clock().instant();
        var moments = moments(now);
        var names = names(request);
        var added = new ArrayList<String>();
        var text = new SigningString(completed(request, names, now, added), manner.form(), moments, names);
        requireSignable(text);
        var signature = means.sign(key, text.text().getBytes(UTF_8));
        added.addAll(List.of(manner.header(), value(names, moments, Written.of(signature, means, manner.form()))));
        return Headers.of(added);
    }

    private static void requireSignable(SigningString text) {
        if (text.isAmbiguous()) {
            throw new IllegalArgumentException(
                    "what is to be signed has a line break, a name that is none, or a path that can be read in two ways");
        }
        var missing = text.missing();
        if (missing != null) {
            throw new IllegalArgumentException("the request has no " + missing + ", which is to be signed");
        }
    }

    private Moments moments(Instant now) {
        var lifetime = manner.lifetime();
        var listed = manner.names();
        boolean created =
                listed != null && listed.stream().map(SigningString::normal).anyMatch(SigningString.CREATED::equals);
        return new Moments(
                created ? Long.toString(now.getEpochSecond()) : "",
                lifetime == null ? "" : Long.toString(now.plus(lifetime).getEpochSecond()));
    }

    /** What verifiers want by default. The original gateway takes every host for empty: signing it would prove nothing. */
    private List<String> names(HttpRequest request) {
        var listed = manner.names();
        if (listed != null) {
            return listed;
        }
        if (manner.form() != SigningForm.DRAFT) {
            return List.of(SigningString.TARGET, SigningString.DATE);
        }
        var names = new ArrayList<>(List.of(SigningString.TARGET, "host", SigningString.DATE));
        if (request.body().read(0).isEmpty()) {
            names.add(DigestField.NAME);
        }
        if (source.random() != null) {
            names.add(REQUEST_ID);
        }
        return names;
    }

    private HttpRequest completed(HttpRequest request, List<String> names, Instant now, List<String> added) {
        var dated = new SigningString(request, manner.form(), Moments.none(), names);
        var covered = dated.names();
        if (covered.contains(SigningString.DATE) && dated.date().isEmpty()) {
            added.addAll(List.of("Date", DATE.format(now)));
        }
        if (covered.contains(DigestField.NAME) && request.headers().first(DigestField.NAME) == null) {
            added.addAll(List.of("Digest", DigestField.of(body(request))));
        }
        var random = source.random();
        if (random != null
                && manner.names() == null
                && covered.contains(REQUEST_ID)
                && request.headers().first(REQUEST_ID) == null) {
            added.addAll(List.of("X-Request-Id", id(random)));
        }
        return request.withHeaders(FieldText.joined(request.headers(), added));
    }

    private static String id(SecureRandom random) {
        var octets = new byte[ID_OCTETS];
        random.nextBytes(octets);
        return Base64.getUrlEncoder().encodeToString(octets);
    }

    private byte[] body(HttpRequest request) {
        return request.body()
                .read(manner.bodyLimit())
                .orElseThrow(() -> new IllegalArgumentException("the body is too long to be digested"));
    }

    private String value(List<String> names, Moments moments, String signature) {
        return scheme() + "keyId=\"" + keyId + "\",algorithm=\"" + algorithm + "\","
                + number("created", moments.created()) + number("expires", moments.expires()) + "headers=\""
                + String.join(" ", names) + "\",signature=\"" + signature + "\"";
    }

    /** Section 4 of the draft: a header of its own names no scheme. The original gateway writes it everywhere. */
    private String scheme() {
        boolean own = manner.form() == SigningForm.DRAFT && !manner.header().equalsIgnoreCase("Authorization");
        return own ? "" : SignatureParameters.SCHEME;
    }

    private static String number(String name, String value) {
        return value.isEmpty() ? "" : name + "=" + value + ",";
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
        private @Nullable SecureRandom random = new SecureRandom();
        private @Nullable Duration lifetime;
        private int bodyLimit = SignatureRules.Limits.USUAL_BODY;

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
         * Sets what is signed, and nothing else, of every request.
         *
         * @param values {@code (request-target)}, {@code (created)}, {@code (expires)} or names of headers, in this order; at
         *     least one
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
         * Sets where ids of requests come from, which make two requests of one second differ.
         *
         * @param value source of them
         * @return this
         */
        public Builder requestIds(SecureRandom value) {
            random = value;
            return this;
        }

        /** {@return this, signing no id: of two equal requests in one second a careful service refuses the second} */
        public Builder withoutRequestId() {
            random = null;
            return this;
        }

        /**
         * Sets when signatures expire, which they say by the parameter {@code expires}.
         *
         * @param value after this time, in whole seconds
         * @return this
         */
        public Builder expiringAfter(Duration value) {
            lifetime = value;
            return this;
        }

        /**
         * Sets how long a body may be that is digested: one MiB if nobody says.
         *
         * @param bytes at most
         * @return this
         */
        public Builder bodyLimit(int bytes) {
            bodyLimit = bytes;
            return this;
        }

        /**
         * Makes the signer.
         *
         * @return the signer
         * @throws IllegalArgumentException if there is no such algorithm, or the key is not one for it
         */
        public RequestSigner build() {
            return new RequestSigner(
                    this, new Manner(form, names, header, lifetime, bodyLimit), new Source(clock, random));
        }
    }
}
