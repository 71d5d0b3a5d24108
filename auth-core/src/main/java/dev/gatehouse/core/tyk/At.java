// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

/**
 * Where in a document something stands, as people write it: {@code proxy.listen_path}, {@code a["b c"][0]}.
 *
 * @param path empty for the document itself
 */
record At(String path) {
    private static final int LONGEST_NAME = 80;

    static At root() {
        return new At("");
    }

    At member(String name) {
        if (!isPlain(name)) {
            return new At(path + "[\"" + printable(name) + "\"]");
        }
        return new At(path.isEmpty() ? name : path + "." + name);
    }

    At element(int index) {
        return new At(path + "[" + index + "]");
    }

    private static boolean isPlain(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && name.chars().allMatch(c -> c < 0x7f && (Character.isLetterOrDigit(c) || c == '_' || c == '-'));
    }

    /** Names come from the document: they must not forge lines of a log. */
    private static String printable(String name) {
        var shown = new StringBuilder();
        for (int i = 0; i < Math.min(name.length(), LONGEST_NAME); i++) {
            char c = name.charAt(i);
            shown.append(c < ' ' || c == 0x7f || c == '"' || Character.isSurrogate(c) ? '?' : c);
        }
        return name.length() > LONGEST_NAME ? shown + "…" : shown.toString();
    }
}
