// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.exchange;

import dev.gatehouse.http.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/** The server's header fields, read in place. */
final class FieldHeaders implements Headers {
    private final HttpFields fields;

    FieldHeaders(HttpFields fields) {
        this.fields = fields;
    }

    @Override
    public @Nullable String first(String name) {
        var field = fields.getField(name);
        return field == null ? null : valueOf(field);
    }

    @Override
    public List<String> all(String name) {
        var values = new ArrayList<String>(1);
        for (var field : fields) {
            if (field.is(name)) {
                values.add(valueOf(field));
            }
        }
        return values;
    }

    @Override
    public void forEach(BiConsumer<String, String> visitor) {
        for (var field : fields) {
            visitor.accept(field.getName(), valueOf(field));
        }
    }

    @Override
    public boolean isEmpty() {
        return fields.size() == 0;
    }

    private static String valueOf(HttpField field) {
        String value = field.getValue();
        return value == null ? "" : WireText.read(value);
    }

    /** Names only: a value may be a credential. */
    @Override
    public String toString() {
        return "Headers" + fields.getFieldNamesCollection();
    }
}
