// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.verification.expectation.Json;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variables of whole-request vectors: captured ones, the time, and Basic credentials. */
final class Variables {
    private static final Pattern NAME = Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9_]*)(?::-([0-9]+))?}");
    private static final Pattern TIME = Pattern.compile("\\$\\{now([+-][0-9]+)?}");
    private static final Pattern BASIC = Pattern.compile("\\$\\{basic:([^:}]*):([^}]*)}");

    private final Map<String, String> captured = new HashMap<>();
    private final InstantSource clock;

    Variables(InstantSource clock) {
        this.clock = clock;
    }

    void put(String name, String value) {
        captured.put(name, value);
    }

    String fill(String text) {
        var timed = TIME.matcher(text).replaceAll(this::time);
        var withBasic = BASIC.matcher(timed).replaceAll(Variables::basic);
        return NAME.matcher(withBasic).replaceAll(this::value);
    }

    /** A text that is a time as a whole becomes a number. */
    JsonNode fill(JsonNode node) {
        if (node.isObject()) {
            var filled = Json.object();
            node.properties().forEach(member -> filled.set(fill(member.getKey()), fill(member.getValue())));
            return filled;
        }
        if (node.isArray()) {
            var filled = Json.list();
            node.forEach(element -> filled.add(fill(element)));
            return filled;
        }
        if (!node.isTextual()) {
            return node;
        }
        var text = fill(node.textValue());
        return TIME.matcher(node.textValue()).matches() ? Json.node(Long.parseLong(text)) : Json.node(text);
    }

    private String time(MatchResult found) {
        long offset = found.group(1) == null ? 0 : Long.parseLong(found.group(1));
        return Long.toString(clock.instant().getEpochSecond() + offset);
    }

    private static String basic(MatchResult found) {
        var pair = found.group(1) + ":" + found.group(2);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }

    private String value(MatchResult found) {
        var value = captured.get(found.group(1));
        if (value == null) {
            throw new IllegalArgumentException("nothing was captured as " + found.group(1));
        }
        int without = found.group(2) == null ? 0 : Integer.parseInt(found.group(2));
        return Matcher.quoteReplacement(value.substring(0, Math.max(0, value.length() - without)));
    }
}
