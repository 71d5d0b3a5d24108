// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.messagesignature;

import dev.gatehouse.core.internal.field.FieldText;
import dev.gatehouse.core.internal.structured.Dictionary;
import dev.gatehouse.core.internal.structured.StructuredFields;
import dev.gatehouse.http.Headers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Header fields of one message. Each is joined and parsed once, however many components are made of it. */
final class Fields {
    private final Headers headers;
    private final Map<String, String> joined = new HashMap<>();
    private final Map<String, Optional<Dictionary>> dictionaries = new HashMap<>();

    Fields(Headers headers) {
        this.headers = headers;
    }

    List<String> lines(String name) {
        return headers.all(name);
    }

    /** All lines as one, RFC 9421 section 2.1. */
    String joined(String name) {
        return joined.computeIfAbsent(name, wanted -> FieldText.joined(headers, wanted));
    }

    Optional<Dictionary> dictionary(String name) {
        return dictionaries.computeIfAbsent(name, wanted -> StructuredFields.dictionary(joined(wanted)));
    }
}
