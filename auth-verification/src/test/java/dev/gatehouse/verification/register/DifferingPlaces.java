// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.register;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.verification.vector.Vector;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Requests whose credential for one method differs from place to place. */
final class DifferingPlaces {
    private static final String USUAL = "Authorization";
    private static final Pattern SCHEME = Pattern.compile("(?i)(Bearer|Basic|Signature) ");
    private static final Pattern PAIRS = Pattern.compile("[&;]\\s*");

    private DifferingPlaces() {}

    static boolean in(Vector vector) {
        return vector.at("request").isObject()
                && !vector.says("api", "use_keyless")
                && (inQueryOrHead(vector) || inTheBody(vector));
    }

    private static boolean inQueryOrHead(Vector vector) {
        return new Input(vector)
                .methods()
                .anyMatch(
                        method -> texts(vector.at("request"), method).distinct().count() > 1);
    }

    /** Only who has the right password is told of it. */
    private static boolean inTheBody(Vector vector) {
        var basic = vector.at("api", "basic_auth");
        return vector.at("expect", "outcome").asText().equals("pass")
                && basic.path("extract_from_body").asBoolean()
                && BasicLogin.in(vector)
                        .filter(login -> group(vector, basic, "body_user_regexp")
                                .flatMap(user -> group(vector, basic, "body_password_regexp")
                                        .filter(password ->
                                                !user.equals(login.user()) || !password.equals(login.password())))
                                .isPresent())
                        .isPresent();
    }

    private static Optional<String> group(Vector vector, JsonNode basic, String member) {
        var matcher = Pattern.compile(basic.path(member).asText())
                .matcher(vector.at("request", "body").asText());
        return matcher.find() && matcher.groupCount() > 0 ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** What stands in the places of a method, but for what is not empty. */
    private static Stream<String> texts(JsonNode request, JsonNode method) {
        boolean header = !method.path("disable_header").asBoolean();
        var name = method.path("auth_header_name").asText(USUAL);
        var other = header && !name.isEmpty() ? name : USUAL;
        var query = request.path("path").asText().replaceFirst("^[^?]*\\??", "");
        return Stream.of(
                        header ? headers(request, other) : Stream.<String>empty(),
                        method.path("use_param").asBoolean()
                                ? values(query, method.path("param_name").asText(other))
                                : Stream.<String>empty(),
                        method.path("use_cookie").asBoolean()
                                ? headers(request, "Cookie")
                                        .flatMap(line -> values(
                                                line, method.path("cookie_name").asText(other)))
                                : Stream.<String>empty())
                .flatMap(texts -> texts)
                .filter(text -> !text.isEmpty())
                .map(text -> SCHEME.matcher(text).replaceFirst(""));
    }

    private static Stream<String> headers(JsonNode request, String name) {
        return request.path("headers").properties().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> header.getValue().asText());
    }

    private static Stream<String> values(String pairs, String name) {
        return PAIRS.splitAsStream(pairs)
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair ->
                        URLDecoder.decode(pair.substring(name.length() + 1).replace("%%", ""), StandardCharsets.UTF_8));
    }
}
