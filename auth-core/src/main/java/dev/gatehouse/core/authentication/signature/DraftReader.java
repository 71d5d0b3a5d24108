// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature;

import dev.gatehouse.core.authentication.signature.SignatureParameters.Moments;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names and values as draft-cavage-http-signatures-12 section 2 has them: commas between them, texts in double quotes, no
 * name twice. What is not known, or not of its form, is left out.
 */
final class DraftReader {
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";
    private static final Set<String> MOMENTS = Set.of("created", "expires");

    private final String text;
    private final Map<String, String> values = new HashMap<>();
    private int at;

    DraftReader(String text) {
        this.text = text;
    }

    Optional<SignatureParameters> read() {
        do {
            if (!readParameter()) {
                return Optional.empty();
            }
        } while (took(','));
        var headers = headers();
        return at == text.length() && !headers.contains("") ? Optional.of(parameters(headers)) : Optional.empty();
    }

    private boolean readParameter() {
        skipBlanks();
        var name = token().toLowerCase(Locale.ROOT);
        skipBlanks();
        if (name.isEmpty() || !took('=')) {
            return false;
        }
        skipBlanks();
        boolean quoted = took('"');
        var value = quoted ? restOfText() : token();
        skipBlanks();
        // A moment is a number, and no text.
        var kept = quoted && MOMENTS.contains(name) ? "" : value;
        return kept != null && (quoted || !kept.isEmpty()) && values.put(name, kept) == null;
    }

    private SignatureParameters parameters(List<String> headers) {
        return new SignatureParameters(
                value("keyid"),
                value("algorithm"),
                headers,
                value("signature"),
                Moments.of(value("created"), value("expires")));
    }

    private String value(String name) {
        return values.getOrDefault(name, "");
    }

    private List<String> headers() {
        var listed = values.get("headers");
        if (listed != null) {
            return List.of(listed.split(" ", -1));
        }
        return List.of(Moments.isCreated(value("created")) ? SigningString.CREATED : SigningString.DATE);
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private boolean took(char wanted) {
        boolean seen = at < text.length() && text.charAt(at) == wanted;
        at += seen ? 1 : 0;
        return seen;
    }

    private String token() {
        int start = at;
        while (at < text.length() && isTokenCharacter(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private static boolean isTokenCharacter(char c) {
        return (c < 0x80 && Character.isLetterOrDigit(c)) || TOKEN_MARKS.indexOf(c) >= 0;
    }

    /** Null if the quotes are not closed, or something stands in them that cannot. */
    private @Nullable String restOfText() {
        int start = at;
        while (at < text.length() && isPlain(text.charAt(at))) {
            at++;
        }
        var plain = text.substring(start, at);
        return took('"') ? plain : restAfter(plain);
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c <= '~' && c != '"' && c != '\\';
    }

    private @Nullable String restAfter(String plain) {
        var value = new StringBuilder(plain);
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return value.toString();
            }
            if (c == '\\' && at < text.length()) {
                c = text.charAt(at++);
            }
            if (c < ' ' || c > '~') {
                return null;
            }
            value.append(c);
        }
        return null;
    }
}
