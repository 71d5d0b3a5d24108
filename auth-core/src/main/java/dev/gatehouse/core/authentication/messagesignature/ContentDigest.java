// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.messagesignature;

import dev.gatehouse.core.internal.crypto.BodyDigests;
import dev.gatehouse.core.internal.crypto.BodyDigests.Claim;
import dev.gatehouse.core.internal.structured.BareItem;
import dev.gatehouse.core.internal.structured.StructuredFields;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;

/** The field {@code Content-Digest}, RFC 9530 section 2. */
final class ContentDigest {
    static final String NAME = "content-digest";
    private static final int MOST_DIGESTS = 8;

    private ContentDigest() {}

    /** Whether a body is what the field says. */
    static boolean confirms(Headers headers, Body body, int limit) {
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

    static String of(byte[] body) {
        return "sha-256=" + new BareItem.Octets(BodyDigests.of("sha-256", body)).serialize();
    }
}
