// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.messagesignature;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.gatehouse.core.internal.field.FieldText;
import dev.gatehouse.core.internal.structured.BareItem;
import dev.gatehouse.core.internal.structured.Dictionary;
import dev.gatehouse.core.internal.structured.Member;
import dev.gatehouse.core.internal.structured.StructuredFields;
import dev.gatehouse.http.Headers;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A header field, RFC 9421 section 2.1. */
final class FieldComponent {
    /** Fields that are structured by their definition. Of others nobody can tell the strict form. */
    private static final Set<String> DICTIONARIES = Set.of(
            "accept-signature",
            "content-digest",
            "priority",
            "repr-digest",
            "signature",
            "signature-input",
            "want-content-digest",
            "want-repr-digest");

    private static final Set<String> LISTS = Set.of("cache-status", "client-cert-chain", "proxy-status");
    private static final Set<String> ITEMS = Set.of("client-cert");

    private final Component component;

    FieldComponent(Component component) {
        this.component = component;
    }

    @Nullable
    String of(Headers headers) {
        var lines = headers.all(component.name());
        if (lines.isEmpty()) {
            return null;
        }
        var parameters = component.parameters();
        if (parameters.flag("bs")) {
            return lines.stream().allMatch(FieldComponent::isAscii) ? octets(lines) : null;
        }
        var joined = lines.stream().map(FieldText::trimmed).collect(Collectors.joining(", "));
        var key = parameters.text("key");
        if (key != null) {
            return member(joined, key);
        }
        return parameters.flag("sf") ? strict(joined) : joined;
    }

    /** Of other characters nobody can tell any more which octets they were. */
    private static boolean isAscii(String line) {
        return line.chars().allMatch(c -> c < 0x80);
    }

    private static String octets(List<String> lines) {
        return lines.stream()
                .map(line -> new BareItem.Octets(FieldText.trimmed(line).getBytes(US_ASCII)).serialize())
                .collect(Collectors.joining(", "));
    }

    private static @Nullable String member(String joined, String key) {
        return StructuredFields.dictionary(joined)
                .map(dictionary -> dictionary.members().get(key))
                .map(Member::serialize)
                .orElse(null);
    }

    private @Nullable String strict(String joined) {
        if (DICTIONARIES.contains(component.name())) {
            return StructuredFields.dictionary(joined)
                    .map(Dictionary::serialize)
                    .orElse(null);
        }
        if (LISTS.contains(component.name())) {
            return StructuredFields.list(joined).map(FieldComponent::serialized).orElse(null);
        }
        return ITEMS.contains(component.name())
                ? StructuredFields.item(joined).map(Member.Item::serialize).orElse(null)
                : null;
    }

    private static String serialized(List<Member> members) {
        return members.stream().map(Member::serialize).collect(Collectors.joining(", "));
    }
}
