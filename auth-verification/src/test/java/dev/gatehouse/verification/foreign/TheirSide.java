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

    private final NodeProcess script = NodeProcess.start("http-message-signatures.mjs");

    private static ObjectNode question(String what, SentRequest request, SignatureKey key) {
        var question = JsonNodeFactory.instance.objectNode();
        question.put("do", what).put("alg", key.algorithm()).put("keyid", SignatureKey.ID);
        question.set("request", request.theirs());
        return question;
    }

    @Override
    public SentRequest sign(SentRequest request, SignatureKey key, List<String> covered) {
        return sign(request, key, covered, LABEL);
    }

    SentRequest sign(SentRequest request, SignatureKey key, List<String> covered, String label) {
        var question = question("sign", request, key)
                .put("key", key.presented().signing())
                .put("label", label);
        if (covered.contains("content-digest") && !request.lines().contains("Content-Digest")) {
            question.put("digest", "sha-512");
        }
        covered.forEach(question.putArray("fields")::add);
        question.putObject("values")
                .put("created", SIGNED.getEpochSecond())
                .put("expires", SIGNED.getEpochSecond() + LIFETIME_SECONDS)
                .put("nonce", "b3k2pp5k7z-50gnwp.yemd")
                .put("keyid", SignatureKey.ID)
                .put("alg", key.algorithm())
                .put("tag", "a \"tag\"");
        return signed(request, script.ask(question).get("headers"));
    }

    /** Fields that it writes anew hold what was there before. */
    private static SentRequest signed(SentRequest request, JsonNode headers) {
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
