// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature;

import dev.gatehouse.core.internal.crypto.BodyDigests;
import dev.gatehouse.core.internal.crypto.BodyDigests.Claim;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The header {@code Digest}, RFC 3230: names of algorithms and base64, {@code SHA-256=…,SHA-512=…}. */
final class DigestField {
    static final String NAME = "digest";
    private static final int MOST_DIGESTS = 8;

    private DigestField() {}

    /** Whether a body is what the header says; by digests that nobody can forge, if they must be strong. */
    static boolean confirms(Headers headers, Body body, int limit, boolean strong) {
        var claims = claims(headers);
        return !claims.isEmpty()
                && claims.size() <= MOST_DIGESTS
                && body.read(limit)
                        .filter(bytes -> strong
                                ? BodyDigests.confirm(claims, bytes)
                                : BodyDigests.confirmAlsoForgeable(claims, bytes))
                        .isPresent();
    }

    static String of(byte[] body) {
        return "SHA-256=" + Base64.getEncoder().encodeToString(BodyDigests.of("sha-256", body));
    }

    private static List<Claim> claims(Headers headers) {
        return headers.all(NAME).stream()
                .flatMap(line -> Arrays.stream(line.split(",", MOST_DIGESTS + 1)))
                .map(piece -> claim(piece.strip()))
                .toList();
    }

    private static Claim claim(String piece) {
        int equals = piece.indexOf('=');
        if (equals < 0) {
            return new Claim(piece, null);
        }
        try {
            return new Claim(piece.substring(0, equals), Base64.getDecoder().decode(piece.substring(equals + 1)));
        } catch (IllegalArgumentException noBase64) {
            return new Claim(piece.substring(0, equals), null);
        }
    }
}
