// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.core.tyk.TykKeySettings;
import dev.gatehouse.core.tyk.TykKeys;
import dev.gatehouse.core.tyk.TykSessions;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.limit.Limit;
import dev.gatehouse.limit.LimitKey;
import dev.gatehouse.limit.LimitKey.Holder;
import dev.gatehouse.limit.LimitKey.HolderKind;
import dev.gatehouse.limit.LimitKey.Measure;
import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.limit.SlidingLog;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.gateway.VectorRedis;
import dev.gatehouse.verification.vector.Mismatch;
import dev.gatehouse.verification.vector.Vector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Questions about the names of counters. They are answered by what lies in Redis after something was counted. */
final class LimitNames {
    static final Set<String> PARTS = Set.of("parts");
    static final Set<String> QUOTA = Set.of("given");

    private static final String RATE = "rate-limit-";
    private static final String HOLE = "<hash or raw %s>";
    private static final Pattern OPTION = Pattern.compile("\\[(\\w+)-\\]");
    private static final Pattern SCOPED = Pattern.compile("scoped by (\\w+)");
    private static final Pattern CUSTOM = Pattern.compile("custom pattern (\\w+)");

    private LimitNames() {}

    /**
     * A name put together of scope, holder and the hash of a method and path. Which ones those are does not matter, so any
     * will do.
     */
    static JsonNode joined(ObjectNode content) {
        var parts = new ArrayList<>(Json.words(content.path("parts")));
        var first = parts.remove(0);
        if (first.equals(RATE)) {
            var scope = parts.remove(0);
            return name(scope.equals("<no scope>") ? "" : scope, parts);
        }
        parts.add(0, first.substring(RATE.length()));
        return name("", parts);
    }

    private static JsonNode name(String scope, List<String> parts) {
        var endpoint = parts.size() > 1 ? "GET:/any" : "";
        var holder = new Holder(HolderKind.SESSION, OrganizationId.none(), parts.get(0));
        var limit = new SlidingLog(1, Duration.ofHours(1));
        var name = nameOf(new LimitRequest(new LimitKey(Measure.RATE, holder, scope, endpoint), limit, 1));
        return Json.object().put("key", endpoint.isEmpty() ? name : name.replace(hash(endpoint), parts.get(1)));
    }

    /** Where a counter really lies. */
    static String nameOf(LimitRequest request) {
        try (var redis = VectorRedis.empty()) {
            redis.stores().limits().take(List.of(request));
            return String.join(" ", redis.names());
        }
    }

    static String hash(String text) {
        return UnitKind.ask("HashStr", Json.node(text)).path("murmur32_tyk").asText();
    }

    /** Names with holes: each is looked for with keys hashed and not, with a scope and without. */
    static List<Mismatch> ofQuotas(Vector vector) {
        var key = vector.at("given", "key_id").asText();
        return vector.at("expect").properties().stream()
                .flatMap(form -> List.of(true, false).stream()
                        .flatMap(hashed -> ofForm(key, form.getKey(), form.getValue(), hashed).stream()))
                .toList();
    }

    private static List<Mismatch> ofForm(String key, String form, JsonNode expected, boolean hashed) {
        var text = expected.asText().replace(HOLE.formatted(key), hashed ? hash(key) : key);
        var option = OPTION.matcher(text);
        if (option.find()) {
            var scope = option.group(1);
            var mismatches = new ArrayList<>(compare(form, option.replaceAll(""), key, "", hashed));
            mismatches.addAll(compare(form, option.replaceAll("$1-"), key, scope, hashed));
            return mismatches;
        }
        return compare(form, text, key, group(SCOPED, form), hashed);
    }

    private static List<Mismatch> compare(String form, String expected, String key, String scope, boolean hashed) {
        var actual = quota(key, scope, group(CUSTOM, form), hashed);
        return actual.equals(expected) ? List.of() : List.of(new Mismatch(form, expected, actual));
    }

    private static String group(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        return found.find() ? found.group(1) : "";
    }

    private static String quota(String key, String scope, String custom, boolean hashed) {
        var naming = TykKeys.of(new TykKeySettings(hashed, hashed ? "murmur32" : "", List.of(), 1, true, true));
        var session = Json.object();
        if (!custom.isEmpty()) {
            session.putObject("meta_data").put("rate_limit_pattern", custom);
        }
        var right = session.putObject("access_rights").putObject(LimitQuestion.API);
        right.put("allowance_scope", scope)
                .putObject("limit")
                .put("quota_max", 1)
                .put("quota_renewal_rate", 3600);
        var id = naming.storedAs(Secret.of(key));
        return nameOf(only(new StoredSession(new SessionId(id.value()), TykSessions.read(session.toString()))));
    }

    private static LimitRequest only(StoredSession stored) {
        var asked = LimitQuestion.of(Json.object(), LimitQuestion.standard()).asked(stored, "GET", "/");
        if (asked.size() != 1) {
            throw new IllegalStateException("one limit expected, not " + asked);
        }
        return asked.get(0);
    }

    /** The limit that counts in a log stands under the original's name. */
    static String suffix(LimitRequest request) {
        Limit log = new SlidingLog(1, Duration.ofHours(1));
        var name = nameOf(new LimitRequest(request.key(), log, 1));
        return name.substring(name.lastIndexOf('-') + 1);
    }
}
