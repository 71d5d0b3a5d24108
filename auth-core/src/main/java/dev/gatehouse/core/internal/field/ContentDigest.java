// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.internal.field;

import dev.gatehouse.core.internal.crypto.BodyDigests;
import dev.gatehouse.core.internal.crypto.BodyDigests.Claim;
import dev.gatehouse.core.internal.structured.BareItem;
import dev.gatehouse.core.internal.structured.StructuredFields;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;

/**
 * The field {@code Content-Digest}, RFC 9530 section 2.
 *
 * @since 0.1
 */
public final class ContentDigest {
    /** Name of the field. */
    public static final String NAME = "content-digest";

    private static final int MOST_DIGESTS = 8;

    private ContentDigest() {}

    /**
     * Compares a body with what the field says of it.
     *
     * @param headers of the message
     * @param body of the message
     * @param limit how long the body may be, in bytes
     * @return whether the body is what the field says
     */
    public static boolean confirms(Headers headers, Body body, int limit) {
        var digests = StructuredFields.dictionary(String.join(", ", headers.all(NAME)))
                .orElse(null);
        if (digests == null || digests.members().size() > MOST_DIGESTS) {
            return false;
        }
        var claims = digests.members().keySet().stream()
                .map(name -> new Claim(name, digests.octets(name)))
                .toList();
        return body.read(limit)
                .filter(bytes -> BodyDigests.confirm(claims, bytes))
                .isPresent();
    }

    /**
     * Digests a body.
     *
     * @param body the bytes
     * @return the value of the field
     */
    public static String of(byte[] body) {
        return "sha-256=" + new BareItem.Octets(BodyDigests.of("sha-256", body)).serialize();
    }
}
