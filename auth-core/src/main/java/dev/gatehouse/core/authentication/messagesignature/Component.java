// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.messagesignature;

import dev.gatehouse.core.internal.structured.BareItem;
import dev.gatehouse.core.internal.structured.Member;
import dev.gatehouse.core.internal.structured.Parameters;
import dev.gatehouse.core.internal.structured.StructuredFields;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A part of a message that a signature covers, RFC 9421 section 2. Equal to another one of the same part, in whatever
 * order its parameters stand.
 *
 * @param name of a header field in lower case, or of something derived from the message, with an at sign
 * @param parameters what of it, and in which form
 */
record Component(String name, Parameters parameters) {
    /** Trailers, {@code tr}, are not known when a request is decided. */
    private static final Set<String> FLAGS = Set.of("sf", "bs", "req");

    private static final Set<String> DERIVED = Set.of(
            "@method",
            "@target-uri",
            "@authority",
            "@scheme",
            "@request-target",
            "@path",
            "@query",
            "@query-param",
            "@status");

    /** Null for what is no component. */
    static @Nullable Component of(Member.Item item) {
        if (!(item.value() instanceof BareItem.Text text)) {
            return null;
        }
        var component = new Component(text.value(), item.parameters());
        return component.isWellFormed() ? component : null;
    }

    /** Reads what a rule or a signer names. */
    static Component required(String text) {
        var quoted = text.startsWith("\"") ? text : '"' + text + '"';
        var item = StructuredFields.item(quoted).orElse(null);
        var component = item == null ? null : of(item);
        if (component == null || !component.canBe()) {
            throw new IllegalArgumentException("no component of a message: " + text);
        }
        return component;
    }

    /** Whether a message may have it; what asks for anything else would refuse everybody. */
    private boolean canBe() {
        boolean named = !name.equals("@query-param") || parameters.text("name") != null;
        return named && (!name.startsWith("@") || DERIVED.contains(name));
    }

    private boolean isWellFormed() {
        boolean derived = name.startsWith("@");
        return (derived ? name.length() > 1 : isFieldName())
                && (parameters.values().isEmpty() || areWellFormed());
    }

    private boolean areWellFormed() {
        return parameters.values().entrySet().stream().allMatch(this::isWellFormed)
                && !(parameters.flag("bs") && (parameters.flag("sf") || parameters.text("key") != null));
    }

    private boolean isFieldName() {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == ':' || isCapital(c)) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private boolean isWellFormed(Map.Entry<String, BareItem> parameter) {
        boolean derived = name.startsWith("@");
        return switch (parameter.getKey()) {
            case "key" -> !derived && parameter.getValue() instanceof BareItem.Text;
            case "name" -> name.equals("@query-param") && parameter.getValue() instanceof BareItem.Text;
            case "req" -> parameters.flag("req");
            default -> !derived && FLAGS.contains(parameter.getKey()) && parameters.flag(parameter.getKey());
        };
    }

    boolean ofRequest() {
        return parameters.flag("req");
    }

    String identifier() {
        return new BareItem.Text(name).serialize() + parameters.serialize();
    }
}
