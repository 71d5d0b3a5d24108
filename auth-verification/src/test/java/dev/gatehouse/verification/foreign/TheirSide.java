// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The package {@code http-message-signatures}. Bodies and their digests are its script's. */
final class TheirSide implements Side, AutoCloseable {
    private static final int LIFETIME_SECONDS = 60;
    private static final int LONGEST_AGE_SECONDS = 300;
    private static final int SALT_OCTETS = 64;

    private final NodeProcess script = NodeProcess.start("http-message-signatures.mjs");

    private static ObjectNode question(String what, SentRequest request, SignatureKey key) {
        var question = JsonNodeFactory.instance.objectNode();
        question.put("do", what).put("alg", key.algorithm()).put("keyid", SignatureKey.ID);
        question.set("request", request.theirs());
        return question;
    }

    @Override
    public SentRequest sign(SentRequest request, SignatureKey key, List<String> covered) {
        return signed(request, wish(request, key, covered));
    }

    /** What {@link #sign} asks for, for tests to change. */
    static ObjectNode wish(SentRequest request, SignatureKey key, List<String> covered) {
        var wish = question("sign", request, key)
                .put("key", key.presented().signing())
                .put("label", LABEL);
        if (covered.contains("content-digest") && !request.lines().contains("Content-Digest")) {
            wish.put("digest", "sha-512");
        }
        if (key.algorithm().equals("rsa-pss-sha512")) {
            wish.put("salt", SALT_OCTETS);
        }
        covered.forEach(wish.putArray("fields")::add);
        wish.putObject("values")
                .put("created", SIGNED.getEpochSecond())
                .put("expires", SIGNED.getEpochSecond() + LIFETIME_SECONDS)
                .put("nonce", "b3k2pp5k7z-50gnwp.yemd")
                .put("keyid", SignatureKey.ID)
                .put("alg", key.algorithm())
                .put("tag", "a \"tag\"");
        return wish;
    }

    SentRequest signed(SentRequest request, ObjectNode wish) {
        return rewritten(request, script.ask(wish).get("headers"));
    }

    /** Fields that it writes anew hold what was there before. */
    private static SentRequest rewritten(SentRequest request, JsonNode headers) {
        var all = new ArrayList<String>();
        headers.properties().forEach(field -> {
            var lines = field.getValue().isArray() ? field.getValue() : List.of(field.getValue());
            lines.forEach(line -> all.addAll(List.of(field.getKey(), line.asText())));
        });
        return new SentRequest(request.method(), request.target(), all, request.body());
    }

    @Override
    public String verdict(SentRequest request, SignatureKey key, List<String> required, Instant now) {
        var question = question("verify", request, key)
                .put("key", key.presented().verifying())
                .put("maxAge", LONGEST_AGE_SECONDS)
                .put("now", now.getEpochSecond());
        // It compares names only.
        required.stream().filter(name -> !name.startsWith("\"")).forEach(question.putArray("requiredFields")::add);
        question.putArray("requiredParams").add("created").add("keyid");
        return script.ask(question).get("verdict").asText();
    }

    @Override
    public void close() throws IOException {
        script.close();
    }

    @Override
    public String toString() {
        return "they";
    }
}
