// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.messagesignature;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.core.authentication.messagesignature.MessageSignatureRules.Content;
import dev.gatehouse.core.authentication.messagesignature.MessageSignatureRules.Origin;
import dev.gatehouse.core.authentication.signature.key.KeyMaterial;
import dev.gatehouse.core.authentication.signature.key.SignatureAlgorithm;
import dev.gatehouse.core.internal.field.ContentDigest;
import dev.gatehouse.core.internal.field.FieldText;
import dev.gatehouse.core.internal.structured.BareItem;
import dev.gatehouse.core.internal.structured.Member;
import dev.gatehouse.core.internal.structured.Parameters;
import dev.gatehouse.core.internal.structured.StructuredFields;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpAnswer;
import dev.gatehouse.http.HttpRequest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Signs requests to other services, and answers, RFC 9421 section 3.1. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class MessageSigner {
    private static final int NONCE = 18;
    private static final List<Component> OF_REQUESTS = Stream.of("@method", "@authority", "@path", "@query")
            .map(Component::required)
            .toList();
    private static final List<Component> OF_ANSWERS = List.of(Component.required("@status"));

    private final SignatureAlgorithm algorithm;
    private final KeyMaterial key;
    private final Plan plan;

    private MessageSigner(SignatureAlgorithm algorithm, KeyMaterial key, Plan plan) {
        this.algorithm = algorithm;
        this.key = key;
        this.plan = plan;
    }

    /** What is signed, and what the signature says of itself. */
    private record Plan(
            String label,
            @Nullable List<Component> listed,
            Map<String, BareItem> fixed,
            Origin origin,
            Moments moments,
            int bodyLimit) {
        /** What verifiers want by default, if nobody lists anything else. */
        List<Component> covered(boolean isAnswer, boolean hasBody) {
            if (listed != null) {
                return listed;
            }
            var usual = new ArrayList<>(isAnswer ? OF_ANSWERS : OF_REQUESTS);
            if (hasBody) {
                usual.add(Component.required(ContentDigest.NAME));
            }
            return usual;
        }
    }

    /** What differs from signature to signature. */
    private record Moments(
            InstantSource clock,
            @Nullable Duration lifetime,
            @Nullable SecureRandom random) {}

    /**
     * Begins a signer.
     *
     * @param keyId by which the other side finds the key
     * @param algorithm by which it signs
     * @param key shared or private
     * @return a builder: method, authority, path, query and the digest of a body are signed under the label {@code sig1},
     *     with a nonce; of answers status and the digest of a body
     * @throws IllegalArgumentException if the algorithm is not one of RFC 9421, or the key is not one for it
     */
    public static Builder builder(String keyId, SignatureAlgorithm algorithm, KeyMaterial key) {
        return new Builder(keyId, algorithm, key);
    }

    /**
     * Signs a request. A {@code Content-Digest} that is to be signed and not there is the body's, which is read for it.
     *
     * @param request as it will be sent, with {@code Host} and all headers that are signed
     * @return the lines to add to it
     * @throws IllegalArgumentException if something is to be signed and not there, or cannot stand in a signed text, or the
     *     body is too long
     */
    public Headers sign(HttpRequest request) {
        var added = new ArrayList<String>();
        boolean hasBody = request.body().read(0).isEmpty();
        var covered = plan.covered(false, hasBody);
        if (lacksDigest(covered, request.headers())) {
            var body = request.body()
                    .read(plan.bodyLimit())
                    .orElseThrow(() -> new IllegalArgumentException("the body is too long to be digested"));
            added.addAll(List.of("Content-Digest", ContentDigest.of(body)));
        }
        var whole = request.withHeaders(FieldText.joined(request.headers(), added));
        return signed(new Message(whole, null, plan.origin()), covered, added);
    }

    /**
     * Signs an answer. A {@code Content-Digest} that is to be signed and not there is that of its text.
     *
     * @param request what was asked; its parts can be signed with the parameter {@code req}
     * @param answer as it will be sent
     * @return the lines to add to it
     * @throws IllegalArgumentException if something is to be signed and not there, or cannot stand in a signed text
     */
    public Headers sign(HttpRequest request, HttpAnswer answer) {
        var added = new ArrayList<String>();
        var covered = plan.covered(true, !answer.body().isEmpty());
        if (lacksDigest(covered, answer.headers())) {
            added.addAll(
                    List.of("Content-Digest", ContentDigest.of(answer.body().getBytes(UTF_8))));
        }
        var whole = new HttpAnswer(answer.status(), FieldText.joined(answer.headers(), added), answer.body());
        return signed(new Message(request, whole, plan.origin()), covered, added);
    }

    private static boolean lacksDigest(List<Component> covered, Headers headers) {
        return headers.first(ContentDigest.NAME) == null
                && covered.stream()
                        .anyMatch(component -> component.name().equals(ContentDigest.NAME) && !component.ofRequest());
    }

    private Headers signed(Message message, List<Component> covered, List<String> added) {
        var items = covered.stream()
                .map(component -> new Member.Item(new BareItem.Text(component.name()), component.parameters()))
                .toList();
        var input = new Member.InnerList(items, parameters());
        var base = SignatureBase.of(message, covered, input);
        if (base == null) {
            throw new IllegalArgumentException(
                    "something that is to be signed is not in the message, is there twice, or has"
                            + " characters that cannot be signed: " + input.serialize());
        }
        var signature = algorithm.sign(key, base.text().getBytes(US_ASCII));
        added.addAll(List.of(
                SignatureInput.FIELD,
                plan.label() + "=" + input.serialize(),
                SignatureInput.SIGNATURE,
                plan.label() + "=" + new BareItem.Octets(signature).serialize()));
        return Headers.of(added);
    }

    private Parameters parameters() {
        Map<String, BareItem> parameters = new LinkedHashMap<>();
        var moments = plan.moments();
        long now = moments.clock().instant().getEpochSecond();
        parameters.put("created", new BareItem.Whole(now));
        var lifetime = moments.lifetime();
        if (lifetime != null) {
            parameters.put("expires", new BareItem.Whole(now + lifetime.toSeconds()));
        }
        var random = moments.random();
        if (random != null) {
            var nonce = new byte[NONCE];
            random.nextBytes(nonce);
            parameters.put("nonce", new BareItem.Text(Base64.getUrlEncoder().encodeToString(nonce)));
        }
        parameters.putAll(plan.fixed());
        return new Parameters(parameters);
    }

    /** Collects what a signer does. Not thread-safe. */
    public static final class Builder {
        private final SignatureAlgorithm algorithm;
        private final KeyMaterial key;
        private final Map<String, BareItem> fixed = new LinkedHashMap<>();
        private @Nullable List<String> covered;
        private String label = "sig1";
        private Origin origin = Origin.seen();
        private InstantSource clock = InstantSource.system();
        private @Nullable Duration lifetime;
        private @Nullable SecureRandom random = new SecureRandom();
        private int bodyLimit = Content.USUAL_LIMIT;

        private Builder(String keyId, SignatureAlgorithm algorithm, KeyMaterial key) {
            if (!AlgorithmRegistry.all().contains(algorithm) || !algorithm.fits(key)) {
                throw new IllegalArgumentException("the key does not sign by " + algorithm);
            }
            this.algorithm = algorithm;
            this.key = key;
            fixed.put("keyid", text("a key id", keyId));
        }

        private static BareItem text(String what, String value) {
            if (value.chars().anyMatch(c -> c < ' ' || c > '~')) {
                throw new IllegalArgumentException(what + " is printable ASCII");
            }
            return new BareItem.Text(value);
        }

        /**
         * Sets what is signed, and nothing else, of every message.
         *
         * @param components as they stand in {@code Signature-Input}, quotes left out if there are no parameters
         * @return this
         */
        public Builder covering(String... components) {
            covered = List.of(components);
            return this;
        }

        /**
         * Sets the label of the signature.
         *
         * @param value lower-case letters, digits and {@code _-.*}
         * @return this
         */
        public Builder label(String value) {
            if (!StructuredFields.isName(value)) {
                throw new IllegalArgumentException("no label of a signature: " + value);
            }
            label = value;
            return this;
        }

        /**
         * Sets the tag of the signature, which tells the other side what it is for.
         *
         * @param value printable ASCII
         * @return this
         */
        public Builder tag(String value) {
            fixed.put("tag", text("a tag", value));
            return this;
        }

        /** {@return this, naming the algorithm in the signature} */
        public Builder namingAlgorithm() {
            fixed.put("alg", new BareItem.Text(AlgorithmRegistry.nameOf(algorithm)));
            return this;
        }

        /**
         * Sets when signatures expire.
         *
         * @param value after this time, in whole seconds
         * @return this
         */
        public Builder expiringAfter(Duration value) {
            lifetime = value;
            return this;
        }

        /**
         * Sets where nonces come from, which make two requests of one second differ.
         *
         * @param source of it
         * @return this
         */
        public Builder nonces(SecureRandom source) {
            random = source;
            return this;
        }

        /** {@return this, making no nonces: of two equal requests in one second a careful service refuses the second} */
        public Builder withoutNonce() {
            random = null;
            return this;
        }

        /**
         * Sets how long the body of a request may be that is digested: one MiB if nobody says.
         *
         * @param bytes at most
         * @return this
         */
        public Builder bodyLimit(int bytes) {
            bodyLimit = bytes;
            return this;
        }

        /**
         * Sets how the server is called in what is signed.
         *
         * @param scheme {@code https}, for instance; empty to take the connection's
         * @param authority host, and port if it is not the usual one; empty to take the {@code Host} header
         * @return this
         */
        public Builder origin(String scheme, String authority) {
            origin = new Origin(scheme, authority);
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
         * @throws IllegalArgumentException if something that is to be signed is no component
         */
        public MessageSigner build() {
            var components = covered == null
                    ? null
                    : covered.stream().map(Component::required).toList();
            var plan = new Plan(
                    label,
                    components,
                    new LinkedHashMap<>(fixed),
                    origin,
                    new Moments(clock, lifetime, random),
                    bodyLimit);
            return new MessageSigner(algorithm, key, plan);
        }
    }
}
