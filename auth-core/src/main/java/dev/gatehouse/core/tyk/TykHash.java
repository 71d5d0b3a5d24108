// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The hash functions under which the original stores keys. */
enum TykHash {
    /** The original's own: ignores the last one to three bytes of a text. For data that exists already. */
    MURMUR32("murmur32"),
    /** The first half of MurmurHash3 x64-128. */
    MURMUR64("murmur64"),
    /** MurmurHash3 x64-128. */
    MURMUR128("murmur128"),
    /** SHA-256. */
    SHA256("sha256");

    static final List<TykHash> ALL = List.of(values());

    private final String word;

    TykHash(String word) {
        this.word = word;
    }

    /** The name in configurations and key ids. */
    String word() {
        return word;
    }

    /** The function of that name; null if there is none. */
    static @Nullable TykHash named(String word) {
        for (var hash : ALL) {
            if (hash.word.equals(word)) {
                return hash;
            }
        }
        return null;
    }

    /** As the original reads a configuration: none means its own function, an unknown one that of its key form. */
    static TykHash configured(String word) {
        if (word.isEmpty()) {
            return MURMUR32;
        }
        var named = named(word);
        return named == null ? MURMUR64 : named;
    }
}
