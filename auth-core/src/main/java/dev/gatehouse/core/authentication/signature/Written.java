// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.gatehouse.core.authentication.signature.key.SignatureAlgorithm;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A signature as it is written in the header. */
final class Written {
    private static final Pattern LOWER_ESCAPE = Pattern.compile("%[a-f0-9][a-f0-9]");

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
        var plain = uppered(text).replace("%2B", "+").replace("%2F", "/").replace("%3D", "=");
        var octets = decoded(plain);
        // Every other way to write the same signature is refused, plain marks among them.
        return octets != null && isWritten(octets, uppered(text)) ? octets : null;
    }

    private static boolean isWritten(byte[] octets, String text) {
        return MessageDigest.isEqual(
                escaped(Base64.getEncoder().encodeToString(octets)).getBytes(ISO_8859_1), text.getBytes(ISO_8859_1));
    }

    /** Some clients escape in small letters; an escape of mixed case is nobody's. */
    private static String uppered(String text) {
        return LOWER_ESCAPE.matcher(text).replaceAll(escape -> escape.group().toUpperCase(Locale.ROOT));
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
