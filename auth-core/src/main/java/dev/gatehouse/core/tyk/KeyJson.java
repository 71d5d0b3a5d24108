// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one JSON text that keys are made of: organization, id and hash function, in this order and without blanks. Written
 * and read here letter by letter as long as nothing in it needs escaping; {@link dev.gatehouse.core.internal.json.Json}
 * knows the rest.
 */
final class KeyJson {
    private static final byte[] ORGANIZATION = "{\"org\":\"".getBytes(UTF_8);
    private static final byte[] ID = "\",\"id\":\"".getBytes(UTF_8);
    private static final byte[] FUNCTION = "\",\"h\":\"".getBytes(UTF_8);
    private static final byte[] END = "\"}".getBytes(UTF_8);

    /** What stands behind the id. */
    private static final Map<TykHash, byte[]> ENDINGS =
            TykHash.ALL.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), KeyJson::ending));

    private final byte[] text;
    private int at;

    private KeyJson(byte[] text) {
        this.text = text;
    }

    private static byte[] ending(TykHash function) {
        return join(FUNCTION, function.word().getBytes(UTF_8), END);
    }

    /**
     * A key that is made of such a text.
     *
     * @param key the key as it stands
     * @return the key; null if the text is written in any other way, even one that means the same
     */
    static @Nullable KeyText read(byte[] key, byte[] text) {
        var json = new KeyJson(text);
        if (!json.skips(ORGANIZATION)) {
            return null;
        }
        int organization = json.at;
        int organizationEnd = json.endOfPlainText();
        if (!json.skips(ID)) {
            return null;
        }
        json.endOfPlainText();
        if (!json.skips(FUNCTION)) {
            return null;
        }
        int function = json.at;
        int functionEnd = json.endOfPlainText();
        return json.skips(END) && json.at == text.length
                ? new KeyText(key, text, organization, organizationEnd, word(text, function, functionEnd))
                : null;
    }

    private static String word(byte[] text, int start, int end) {
        for (var hash : TykHash.ALL) {
            if (spells(text, start, end, hash.word())) {
                return hash.word();
            }
        }
        return new String(text, start, end - start, UTF_8);
    }

    private boolean skips(byte[] expected) {
        if (text.length - at < expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (text[at + i] != expected[i]) {
                return false;
            }
        }
        at += expected.length;
        return true;
    }

    private int endOfPlainText() {
        while (at < text.length && isPlain(text[at])) {
            at++;
        }
        return at;
    }

    private static boolean isPlain(int letter) {
        return letter >= ' ' && letter < 0x7f && letter != '"' && letter != '\\';
    }

    /** The text; null if a part would have to be escaped. */
    static byte @Nullable [] write(byte[] organization, byte[] id, TykHash function) {
        return isPlain(organization) && isPlain(id)
                ? join(ORGANIZATION, organization, ID, id, Objects.requireNonNull(ENDINGS.get(function)))
                : null;
    }

    private static boolean isPlain(byte[] part) {
        for (var letter : part) {
            if (!isPlain(letter)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a part of a text is a word. */
    static boolean spells(byte[] text, int start, int end, String word) {
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            if (letter >= 0x80) {
                var letters = word.getBytes(UTF_8);
                return Arrays.equals(text, start, end, letters, 0, letters.length);
            }
            if (start + i >= end || text[start + i] != letter) {
                return false;
            }
        }
        return end - start == word.length();
    }

    static byte[] join(byte[]... parts) {
        int length = 0;
        for (var part : parts) {
            length += part.length;
        }
        var joined = new byte[length];
        int end = 0;
        for (var part : parts) {
            System.arraycopy(part, 0, joined, end, part.length);
            end += part.length;
        }
        return joined;
    }
}
