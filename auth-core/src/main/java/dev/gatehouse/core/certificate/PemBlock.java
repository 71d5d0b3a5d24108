// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.certificate;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.Map;

/** One block of PEM text. Printing shows its label only. */
final class PemBlock {
    private static final int LINE = 64;
    private static final byte[] LINE_END = {'\n'};

    private final String label;
    private final Map<String, String> fields;
    private final byte[] content;

    /** With what stands behind BEGIN, and the lines before the content that encrypted blocks have. */
    PemBlock(String label, Map<String, String> fields, byte[] content) {
        this.label = label;
        this.fields = Map.copyOf(fields);
        this.content = content;
    }

    /** Not copied: for reading only. */
    byte[] content() {
        return content;
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    boolean is(String other) {
        return label.equals(other);
    }

    boolean isPrivateKey() {
        return label.endsWith("PRIVATE KEY");
    }

    boolean isEncrypted() {
        return label.startsWith("ENCRYPTED") || field("Proc-Type").endsWith("ENCRYPTED");
    }

    /** With a line end at its end. The field that says how to read the others comes first. */
    String text() {
        var text = new StringBuilder("-----BEGIN ").append(label).append("-----\n");
        fields.entrySet().stream()
                .sorted(Map.Entry.<String, String>comparingByKey().reversed())
                .forEach(field -> text.append(field.getKey())
                        .append(": ")
                        .append(field.getValue())
                        .append('\n'));
        if (!fields.isEmpty()) {
            text.append('\n');
        }
        var body = Base64.getMimeEncoder(LINE, LINE_END).encode(content);
        return text.append(new String(body, US_ASCII))
                .append("\n-----END ")
                .append(label)
                .append("-----\n")
                .toString();
    }

    @Override
    public String toString() {
        return "PemBlock[" + label + "]";
    }
}
