// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.basic;

import dev.gatehouse.access.Denials;
import dev.gatehouse.core.authentication.basic.BasicRules.Quirk;
import dev.gatehouse.core.authentication.basic.Presented.Flaw;
import java.util.Base64;
import java.util.Set;

/** User name and password in one text, RFC 7617 section 2. */
final class BasicText {
    private static final String SCHEME = "Basic ";
    private static final int LONGEST = 16 * 1024;
    private static final Flaw MALFORMED = new Flaw(Denials.USER_MALFORMED, "not a scheme word and one more");
    private static final Flaw OTHER_SCHEME = new Flaw(Denials.USER_MISSING, "another scheme than Basic");
    private static final Flaw MALFORMED_SCHEME = new Flaw(Denials.USER_MALFORMED, "another scheme than Basic");
    private static final Flaw NO_BASE64 = new Flaw(Denials.USER_ENCODING, "no base64 with its padding");
    private static final Flaw NO_COLON = new Flaw(Denials.USER_VALUES, "no colon between user and password");
    private static final Flaw MORE_COLONS = new Flaw(Denials.USER_VALUES, "a password with a colon");

    private final boolean anyScheme;
    private final boolean oneColon;
    private final Flaw otherScheme;

    BasicText(Set<Quirk> quirks) {
        this.anyScheme = quirks.contains(Quirk.ANY_SCHEME_WORD);
        this.oneColon = quirks.contains(Quirk.NO_COLON_IN_PASSWORDS);
        this.otherScheme = quirks.contains(Quirk.ORIGINAL_ANSWERS) ? MALFORMED_SCHEME : OTHER_SCHEME;
    }

    Presented read(String text) {
        int blank = text.indexOf(' ');
        if (blank < 0 || text.indexOf(' ', blank + 1) >= 0) {
            return MALFORMED;
        }
        return anyScheme || isBasic(text) ? decoded(text.substring(blank + 1)) : otherScheme;
    }

    /** Whether it begins with the word of this method. */
    static boolean isBasic(String text) {
        return text.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    private Presented decoded(String word) {
        var base64 = withoutLineBreaks(word);
        // The original insists on the padding, which Java's decoder takes or leaves.
        if (base64.length() % 4 != 0 || base64.length() > LONGEST) {
            return NO_BASE64;
        }
        try {
            return divided(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException noBase64) {
            return NO_BASE64;
        }
    }

    /** They do not count, as in the original, and can only come from a parameter. */
    private static String withoutLineBreaks(String word) {
        boolean none = word.indexOf('\n') < 0 && word.indexOf('\r') < 0;
        return none ? word : word.replace("\n", "").replace("\r", "");
    }

    private Presented divided(byte[] octets) {
        int colon = colonFrom(0, octets);
        if (colon == octets.length) {
            return NO_COLON;
        }
        if (oneColon && colonFrom(colon + 1, octets) < octets.length) {
            return MORE_COLONS;
        }
        return Login.of(octets, colon, colon + 1);
    }

    private static int colonFrom(int start, byte[] octets) {
        int at = start;
        while (at < octets.length && octets[at] != ':') {
            at++;
        }
        return at;
    }
}
