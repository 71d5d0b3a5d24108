// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.messagesignature;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.gatehouse.core.internal.field.FieldText;
import dev.gatehouse.core.internal.structured.BareItem;
import dev.gatehouse.core.internal.structured.Dictionary;
import dev.gatehouse.core.internal.structured.Member;
import dev.gatehouse.core.internal.structured.StructuredFields;
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
    String of(Fields fields) {
        var lines = fields.lines(component.name());
        if (lines.isEmpty()) {
            return null;
        }
        var parameters = component.parameters();
        if (parameters.flag("bs")) {
            return lines.stream().allMatch(FieldComponent::isAscii) ? octets(lines) : null;
        }
        var key = parameters.text("key");
        if (key != null) {
            return member(fields, key);
        }
        return parameters.flag("sf") ? strict(fields) : fields.joined(component.name());
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

    private @Nullable String member(Fields fields, String key) {
        return fields.dictionary(component.name())
                .map(dictionary -> dictionary.members().get(key))
                .map(Member::serialize)
                .orElse(null);
    }

    private @Nullable String strict(Fields fields) {
        if (DICTIONARIES.contains(component.name())) {
            return fields.dictionary(component.name())
                    .map(Dictionary::serialize)
                    .orElse(null);
        }
        var joined = fields.joined(component.name());
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
