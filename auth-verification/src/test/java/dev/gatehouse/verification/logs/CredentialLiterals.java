// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.logs;

import java.util.List;
import java.util.regex.Pattern;

/** Literals in the source of a test that stand where a credential stands. */
final class CredentialLiterals {
    private static final String LITERAL = "([A-Za-z0-9_$+/=.-]{" + Credentials.SHORTEST + ",})";
    private static final List<Pattern> PLACES = List.of(
            Pattern.compile("Secret(?:\\.of)?\\(\\s*\"" + LITERAL + "\""),
            Pattern.compile("\"(?i:authorization|x-tyk-authorization|x-api-key|x-key)\"\\s*,\\s*\""
                    + "(?:Bearer )?"
                    + LITERAL
                    + "\""),
            Pattern.compile("(?i)authorization: (?:Bearer )?" + LITERAL),
            Pattern.compile("['\"](?:secret|node_secret|password|hmac_string|shared_secret)\\\\?['\"]\\s*:\\s*"
                    + "\\\\?['\"]"
                    + LITERAL
                    + "\\\\?['\"]"),
            Pattern.compile("\"secret\",\\s*\"" + LITERAL + "\""),
            Pattern.compile("(?:SECRET|KEY|TOKEN|PASSWORD)\\w*\\s*=\\s*(?:Secret\\.of\\(\\s*)?\"" + LITERAL + "\""));
    /** Header names that such constants hold, and plain words, which stand in reports for themselves. */
    private static final Pattern NO_CREDENTIAL = Pattern.compile("(?i).*authorization|[a-z_]+");

    private CredentialLiterals() {}

    static List<String> in(String source) {
        return PLACES.stream()
                .flatMap(place -> place.matcher(source).results())
                .map(found -> found.group(1))
                .filter(literal -> !NO_CREDENTIAL.matcher(literal).matches())
                .distinct()
                .toList();
    }
}
