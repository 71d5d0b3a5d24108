// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.register;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.verification.vector.Vector;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Requests with a signature that the original lets pass, and what is wrong with them. */
final class SignedRequests {
    private static final Pattern HEADERS = Pattern.compile("(?i)\\bheaders\\s*=?\\s*\"([^\"]*)\"");
    private static final Pattern ALGORITHM = Pattern.compile("(?i)\\balgorithm\\s*=?\\s*\"?([^\",\\s]*)\"?");
    private static final Set<String> DATES = Set.of("date", "x-aux-date");
    private static final Set<String> DERIVED = Set.of("(request-target)", "date", "host");
    private static final Pattern KNOWN = Pattern.compile("hmac-sha(1|256|384|512)|rsa(-sha(1|256|384|512))?");

    private SignedRequests() {}

    /** Signs nothing that has a name. */
    static boolean signsNothing(Vector vector) {
        return passes(vector) && signed(vector).equals(List.of(""));
    }

    static boolean lacksDate(Vector vector) {
        return passes(vector) && signed(vector).stream().noneMatch(DATES::contains);
    }

    static boolean lacksSignedHeader(Vector vector) {
        return passes(vector)
                && signed(vector).stream()
                        .filter(name -> !DERIVED.contains(name))
                        .anyMatch(name -> values(vector, name).isEmpty());
    }

    static boolean repeatsSignedHeader(Vector vector) {
        return passes(vector)
                && signed(vector).stream().anyMatch(name -> values(vector, name).size() > 1);
    }

    static boolean unknownAlgorithm(Vector vector) {
        var algorithm = ALGORITHM.matcher(authorization(vector));
        var name = algorithm.find() ? algorithm.group(1) : "";
        return passes(vector)
                && !vector.says("api", "hmac_allowed_algorithms")
                && !KNOWN.matcher(name).matches();
    }

    static boolean wrongDigest(Vector vector) {
        return passes(vector) && signed(vector).contains("digest") && !isDigest(vector);
    }

    private static boolean isDigest(Vector vector) {
        var body = vector.at("request", "body").asText().getBytes(StandardCharsets.UTF_8);
        return values(vector, "digest").stream().anyMatch(digest -> digest.equalsIgnoreCase("SHA-256=" + sha256(body)));
    }

    private static String sha256(byte[] body) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean passes(Vector vector) {
        return vector.says("api", "enable_signature_checking")
                && vector.at("expect", "outcome").asText().equals("pass")
                && authorization(vector).toLowerCase(Locale.ROOT).contains("keyid");
    }

    private static String authorization(Vector vector) {
        return values(vector, "authorization").stream().findFirst().orElse("");
    }

    private static List<String> signed(Vector vector) {
        var headers = HEADERS.matcher(authorization(vector));
        return headers.find()
                ? Stream.of(headers.group(1).split(" ", -1))
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .toList()
                : List.of("date");
    }

    private static List<String> values(Vector vector, String name) {
        return vector.at("request", "headers").properties().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header ->
                        header.getValue().isArray() ? header.getValue().valueStream() : Stream.of(header.getValue()))
                .map(JsonNode::asText)
                .toList();
    }
}
