// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.gatehouse.core.authentication.signature.key.SignatureAlgorithm;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A signature as it is written in the header. */
final class Written {
    private static final int GROUP = 3;
    private static final int GROUP_WRITTEN = 4;
    private static final String MARKS = "+/=";
    private static final List<String> ESCAPES = List.of("%2B", "%2F", "%3D");
    private static final List<String> SMALL_ESCAPES = List.of("%2b", "%2f", "%3d");

    private Written() {}

    static String of(byte[] signature, SignatureAlgorithm algorithm, SigningForm form) {
        var text = Base64.getEncoder().encodeToString(signature);
        return isEscaped(algorithm, form) ? escaped(text) : text;
    }

    /**
     * The signature that a text stands for.
     *
     * @return the octets, or null if the text is not how such a signature is written
     */
    static byte @Nullable [] read(String text, SignatureAlgorithm algorithm, SigningForm form) {
        return isEscaped(algorithm, form) ? unescaped(text) : decoded(text);
    }

    private static boolean isEscaped(SignatureAlgorithm algorithm, SigningForm form) {
        return form != SigningForm.DRAFT && algorithm.isSymmetric();
    }

    private static byte @Nullable [] unescaped(String text) {
        var plain = plain(text);
        if (plain == null) {
            return null;
        }
        var octets = decoded(plain);
        // Every other way to write the same signature is refused.
        return octets != null && isWritten(octets, plain) ? octets : null;
    }

    /** Only the last group can be written in several ways: it may lack its padding, or have bits that stand for nothing. */
    private static boolean isWritten(byte[] octets, String plain) {
        int rest = octets.length % GROUP;
        var last = Base64.getEncoder().encode(Arrays.copyOfRange(octets, octets.length - rest, octets.length));
        int others = (octets.length - rest) / GROUP * GROUP_WRITTEN;
        return plain.length() == others + last.length
                && MessageDigest.isEqual(last, plain.substring(others).getBytes(ISO_8859_1));
    }

    /** The base64 whose marks are escaped, in capitals or, as by some clients, in small letters; null for anything else. */
    private static @Nullable String plain(String text) {
        for (int i = 0; i < MARKS.length(); i++) {
            if (text.indexOf(MARKS.charAt(i)) >= 0) {
                return null;
            }
        }
        var usual = marked(text, ESCAPES);
        var plain = usual.indexOf('%') < 0 ? usual : marked(usual, SMALL_ESCAPES);
        return plain.indexOf('%') < 0 ? plain : null;
    }

    private static String marked(String text, List<String> escapes) {
        return text.replace(escapes.get(0), "+").replace(escapes.get(1), "/").replace(escapes.get(2), "=");
    }

    private static String escaped(String base64) {
        return base64.replace("+", "%2B").replace("/", "%2F").replace("=", "%3D");
    }

    private static byte @Nullable [] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException noBase64) {
            return null;
        }
    }
}
