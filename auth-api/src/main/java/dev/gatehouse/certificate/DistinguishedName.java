// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.certificate;

import java.util.List;

/**
 * The name of whoever a certificate is of, RFC 5280 §4.1.2.4.
 *
 * @param parts in the order of the certificate
 * @since 0.1
 */
public record DistinguishedName(List<Part> parts) {
    private static final String COMMON_NAME = "2.5.4.3";

    public DistinguishedName {
        parts = List.copyOf(parts);
    }

    /**
     * One attribute of a name.
     *
     * @param type its object identifier with dots
     * @param value as text
     */
    public record Part(String type, String value) {}

    /**
     * A name of one part.
     *
     * @param value its common name
     * @return the name
     */
    public static DistinguishedName common(String value) {
        return new DistinguishedName(List.of(new Part(COMMON_NAME, value)));
    }

    /** {@return the last common name; empty if there is none} */
    public String commonName() {
        return all(COMMON_NAME).stream().reduce("", (first, second) -> second);
    }

    /**
     * Finds attributes.
     *
     * @param type an object identifier with dots
     * @return the values of all such parts
     */
    public List<String> all(String type) {
        return parts.stream()
                .filter(part -> part.type().equals(type))
                .map(Part::value)
                .toList();
    }
}
