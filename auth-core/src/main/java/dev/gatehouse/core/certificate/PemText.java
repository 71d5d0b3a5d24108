// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.certificate;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads PEM text, RFC 7468, with the fields of RFC 1421 before the content. Text between blocks does not count, and line
 * ends may have become blanks, as they do where PEM is put into one line of a configuration.
 */
final class PemText {
    private static final String BEGIN = "-----BEGIN ";
    private static final String DASHES = "-----";
    private static final int LONGEST_LABEL = 64;
    private static final int MOST_BLOCKS = 100;
    private static final int MOST_FIELDS = 10;
    private static final String NO_BASE64 = "the content of a block is not Base64";

    private PemText() {}

    static boolean isPem(String text) {
        return text.contains(BEGIN);
    }

    /**
     * Reads all blocks.
     *
     * @throws IllegalArgumentException if there are too many, or the content of one cannot be decoded; the message holds
     *     nothing of it
     */
    static List<PemBlock> blocks(String text) {
        var blocks = new ArrayList<PemBlock>();
        int tried = 0;
        for (int at = text.indexOf(BEGIN); at >= 0; tried++) {
            if (tried == MOST_BLOCKS) {
                throw new IllegalArgumentException("there are more than " + MOST_BLOCKS + " blocks");
            }
            int from = at + BEGIN.length();
            var label = label(text, from);
            int end = label.map(name -> text.indexOf(end(name), from + name.length() + DASHES.length()))
                    .orElse(-1);
            if (end < 0) {
                at = text.indexOf(BEGIN, from);
                continue;
            }
            blocks.add(block(label.orElseThrow(), text, from, end));
            at = text.indexOf(BEGIN, end);
        }
        return blocks;
    }

    private static Optional<String> label(String text, int from) {
        int end = text.indexOf(DASHES, from);
        return end < 0 || end - from > LONGEST_LABEL ? Optional.empty() : Optional.of(text.substring(from, end));
    }

    private static String end(String label) {
        return "-----END " + label + DASHES;
    }

    private static PemBlock block(String label, String text, int from, int end) {
        var inside =
                text.substring(from + label.length() + DASHES.length(), end).strip();
        var fields = new HashMap<String, String>();
        while (inside.indexOf(':') >= 0) {
            inside = afterField(inside, fields);
        }
        try {
            return new PemBlock(label, fields, Base64.getDecoder().decode(inside.replaceAll("\\s", "")));
        } catch (IllegalArgumentException noBase64) {
            throw new IllegalArgumentException(NO_BASE64);
        }
    }

    private static String afterField(String inside, Map<String, String> fields) {
        int found = inside.indexOf('\n');
        int lineEnd = found < 0 ? inside.length() : found;
        int colon = inside.indexOf(':');
        if (lineEnd < colon || fields.size() == MOST_FIELDS) {
            throw new IllegalArgumentException(NO_BASE64);
        }
        fields.put(
                inside.substring(0, colon).strip(),
                inside.substring(colon + 1, lineEnd).strip());
        return inside.substring(lineEnd).strip();
    }
}
