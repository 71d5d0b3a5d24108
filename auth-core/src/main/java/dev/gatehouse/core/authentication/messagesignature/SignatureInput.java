// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.messagesignature;

import dev.gatehouse.core.authentication.messagesignature.MessageSignatureRules.Choice;
import dev.gatehouse.core.internal.crypto.BodyDigests;
import dev.gatehouse.core.internal.field.ContentDigest;
import dev.gatehouse.core.internal.structured.BareItem;
import dev.gatehouse.core.internal.structured.Dictionary;
import dev.gatehouse.core.internal.structured.Member;
import dev.gatehouse.core.internal.structured.Parameters;
import dev.gatehouse.core.internal.structured.StructuredFields;
import dev.gatehouse.http.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A signature and what it says of itself, RFC 9421 section 4.
 *
 * @param list what it covers, with its parameters
 * @param components the same, read
 * @param signature its octets
 */
record SignatureInput(Member.InnerList list, List<Component> components, BareItem.Octets signature) {
    static final String FIELD = "Signature-Input";
    static final String SIGNATURE = "Signature";
    private static final int MOST_SIGNATURES = 16;
    private static final int MOST_COMPONENTS = 100;

    /** The only signature that counts; null if there is none, or there are several, or it cannot be read. */
    static @Nullable SignatureInput of(Headers headers, Choice choice) {
        var inputs = dictionary(headers, FIELD);
        var signatures = dictionary(headers, SIGNATURE);
        if (inputs == null || signatures == null || inputs.members().size() > MOST_SIGNATURES) {
            return null;
        }
        var chosen = inputs.members().entrySet().stream()
                .filter(entry -> counts(entry, choice))
                .toList();
        if (chosen.size() != 1) {
            return null;
        }
        var signature = signatures.octets(chosen.get(0).getKey());
        return signature == null
                ? null
                : read((Member.InnerList) chosen.get(0).getValue(), new BareItem.Octets(signature));
    }

    private static @Nullable Dictionary dictionary(Headers headers, String name) {
        var text = headers.isRepeated(name) ? String.join(", ", headers.all(name)) : headers.first(name);
        return StructuredFields.dictionary(text == null ? "" : text).orElse(null);
    }

    private static boolean counts(Map.Entry<String, Member> entry, Choice choice) {
        return entry.getValue() instanceof Member.InnerList list
                && (choice.label().isEmpty() || choice.label().equals(entry.getKey()))
                && (choice.tag().isEmpty()
                        || choice.tag().equals(list.parameters().text("tag")));
    }

    private static @Nullable SignatureInput read(Member.InnerList list, BareItem.Octets signature) {
        if (list.items().size() > MOST_COMPONENTS) {
            return null;
        }
        var components = new ArrayList<Component>();
        for (var item : list.items()) {
            var component = Component.of(item);
            if (component == null) {
                return null;
            }
            components.add(component);
        }
        return new SignatureInput(list, components, signature);
    }

    Parameters parameters() {
        return list.parameters();
    }

    boolean covers(Component wanted) {
        return components.stream().anyMatch(wanted::equals);
    }

    /** Of a digest field one digest is enough, if it is one that proves something. */
    private static boolean isWhole(Component component) {
        var key = component.parameters().text("key");
        return key == null || (component.name().equals(ContentDigest.NAME) && BodyDigests.knows(key));
    }

    boolean coversField(String name) {
        return components.stream()
                .anyMatch(component -> component.name().equals(name) && !component.ofRequest() && isWhole(component));
    }
}
