// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.session.SharedParts;

/**
 * Remembers the parts of sessions that came most often lately. What is unique passes through and is forgotten, so that
 * sessions without anything in common cost no more than without this.
 */
final class EqualParts implements SharedParts {
    private static final int REMEMBERED = 10_000;

    private final Cache<Object, Object> parts =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    @Override
    @SuppressWarnings("unchecked") // Equal parts are of one type, or as good as it: lists and maps by their content.
    public <T> T shared(T part) {
        return (T) parts.get(part, same -> same);
    }
}
