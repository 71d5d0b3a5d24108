// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import dev.gatehouse.core.tyk.TykKeys;
import dev.gatehouse.limit.FixedWindow;
import dev.gatehouse.limit.Limit;
import dev.gatehouse.limit.LimitKey;
import dev.gatehouse.limit.LimitKey.Measure;
import dev.gatehouse.limit.OpenedWindow;
import dev.gatehouse.limit.SlidingLog;
import java.util.ArrayList;
import java.util.List;

/**
 * Counters under the original gateway's names and as it writes them, so that both go on counting what the other began:
 * quotas, logs and fixed windows. What the original keeps in its own memory, or not at all, stands in our own layout beside
 * them.
 *
 * <p>Its names have no braces. So on a cluster a limit that needs two keys at once, a fixed window or a log that is
 * smoothed, stands in our own layout, too.
 */
final class TykLimits implements LimitLayout {
    private static final String FORM = "tyk";
    private static final String RATE = "rate-limit-";
    private static final String QUOTA = "quota-";
    private static final String API = "apilimiter-";
    private static final String NOTE = "note";
    private static final String ALLOWANCE = "allowance";
    private static final String SENTINEL = ".BLOCKED";

    private final OwnLimits rest = new OwnLimits("gatehouse");
    private final boolean hashed;

    /** Names where keys are hashed or not. */
    TykLimits(boolean hashed) {
        this.hashed = hashed;
    }

    @Override
    public CounterPlace place(LimitKey key, Limit limit, boolean sharded) {
        if (key.measure() == Measure.QUOTA) {
            return limit instanceof OpenedWindow && key.endpoint().isEmpty()
                    ? at(quota(key))
                    : rest.place(key, limit, sharded);
        }
        if (limit instanceof SlidingLog log) {
            return log.smoothing().isEmpty() ? at(rate(key)) : smoothed(key, limit, sharded);
        }
        return limit instanceof FixedWindow && !sharded
                ? new CounterPlace(FORM, List.of(Utf8.bytes(rate(key)), rest.name(key, NOTE)))
                : rest.place(key, limit, sharded);
    }

    private CounterPlace smoothed(LimitKey key, Limit limit, boolean sharded) {
        var name = rate(key);
        return sharded
                ? rest.place(key, limit, true)
                : new CounterPlace(FORM, List.of(Utf8.bytes(name), Utf8.bytes(joined(name, ALLOWANCE))));
    }

    private static CounterPlace at(String name) {
        return new CounterPlace(FORM, List.of(Utf8.bytes(name)));
    }

    @Override
    public List<byte[]> places(LimitKey key, Limit limit) {
        var places = new ArrayList<>(rest.places(key, limit));
        if (key.measure() == Measure.QUOTA) {
            places.add(Utf8.bytes(quota(key)));
        } else if (limit instanceof SlidingLog) {
            var name = rate(key);
            places.add(Utf8.bytes(name));
            places.add(Utf8.bytes(joined(name, ALLOWANCE)));
            places.add(Utf8.bytes(name + SENTINEL));
        } else if (limit instanceof FixedWindow) {
            places.add(rest.name(key, NOTE));
        }
        return places;
    }

    @Override
    public List<String> scripts() {
        return List.of("limits/own.lua", "limits/tyk.lua");
    }

    private String quota(LimitKey key) {
        return QUOTA + (key.scope().isEmpty() ? "" : key.scope() + "-") + id(key);
    }

    private String rate(LimitKey key) {
        var name = joined(RATE, key.scope(), id(key));
        boolean suffixed = !key.endpoint().isEmpty() && key.holder().kind() != LimitKey.HolderKind.API;
        return suffixed ? joined(name, TykKeys.shortHash(key.endpoint())) : name;
    }

    private String id(LimitKey key) {
        var holder = key.holder();
        return switch (holder.kind()) {
            case SESSION, CUSTOM -> holder.name();
            case API -> hashed(api(key));
            case ORGANIZATION -> hashed(holder.name());
        };
    }

    private static String api(LimitKey key) {
        var name = API + key.holder().organization().value() + key.holder().name();
        return key.endpoint().isEmpty() ? name : name + "-" + TykKeys.shortHash(key.endpoint());
    }

    private String hashed(String id) {
        return hashed ? TykKeys.shortHash(id) : id;
    }

    /** As the original joins: without the dashes around each part, and without parts that are empty then. */
    private static String joined(String... parts) {
        var name = new StringBuilder();
        for (var part : parts) {
            var bare = trimmed(part);
            if (!bare.isEmpty()) {
                name.append(name.isEmpty() ? "" : "-").append(bare);
            }
        }
        return name.toString();
    }

    private static String trimmed(String part) {
        int from = 0;
        int to = part.length();
        while (from < to && part.charAt(from) == '-') {
            from++;
        }
        while (to > from && part.charAt(to - 1) == '-') {
            to--;
        }
        return part.substring(from, to);
    }

    @Override
    public String toString() {
        return "Tyk's layout " + RATE + "id and " + QUOTA + (hashed ? "id, of hashed names" : "id");
    }
}
