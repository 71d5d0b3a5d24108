// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.http.RequestPath.Clarity;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Decodes a path once and notices everything that another parser might read differently. */
final class PathReader {
    private final String raw;

    PathReader(String raw) {
        this.raw = raw;
    }

    RequestPath read() {
        if (!raw.startsWith("/")) {
            return new RequestPath(raw, raw, Clarity.MALFORMED);
        }
        if (isSimple()) {
            return new RequestPath(raw, raw, Clarity.PLAIN);
        }
        var octets = Percent.decode(raw);
        if (octets == null) {
            return new RequestPath(raw, raw, Clarity.MALFORMED);
        }
        return read(octets);
    }

    /** Letters, digits and few marks, with no dot or empty segment: the common case, with nothing to decode. */
    private boolean isSimple() {
        for (int i = 1; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean afterSlash = raw.charAt(i - 1) == '/';
            if (c == '/' ? afterSlash : !Percent.isUnreserved(c) || (afterSlash && c == '.')) {
                return false;
            }
        }
        return true;
    }

    private RequestPath read(byte[] octets) {
        try {
            var decoded = UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
            boolean clear = isLiteral(raw) && keepsSeparators(decoded) && isFinal(octets) && hasClearSegments(decoded);
            return new RequestPath(raw, decoded, clear ? Clarity.PLAIN : Clarity.AMBIGUOUS);
        } catch (CharacterCodingException notUtf8) {
            // Overlong forms and stray octets are exactly what parsers disagree on.
            return new RequestPath(raw, new String(octets, UTF_8), Clarity.AMBIGUOUS);
        }
    }

    private static boolean isLiteral(String raw) {
        return raw.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    /** Nothing that separates or ends something may come out of the encoding, and no parameter or backslash stand in it. */
    private boolean keepsSeparators(String decoded) {
        return count(raw, '/') == count(decoded, '/')
                && decoded.chars().noneMatch(c -> ";\\?#".indexOf(c) >= 0 || Character.isISOControl(c));
    }

    /** After one decoding no second one may be possible. */
    private static boolean isFinal(byte[] octets) {
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] == '%' && Percent.octetAt(octets, i) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasClearSegments(String decoded) {
        return !decoded.contains("//")
                && !decoded.contains("/./")
                && !decoded.contains("/../")
                && !decoded.endsWith("/.")
                && !decoded.endsWith("/..");
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }
}
