// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.http;

import java.util.Optional;

/**
 * The body of a request, pulled only by a method that declares that it reads it.
 *
 * <p>Reading is repeatable: every call returns the same bytes. A host that streams the body onwards replays what was
 * read here. Not thread-safe; blocks while the peer sends.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Body {
    /**
     * Reads the whole body.
     *
     * @param maxBytes the most that may be buffered
     * @return the bytes, or empty if the body is longer than that
     * @throws BodyUnavailableException if the body does not come to its end; the request is refused then as malformed
     */
    Optional<byte[]> read(int maxBytes);

    /** {@return a body of no bytes} */
    static Body none() {
        return maxBytes -> Optional.of(new byte[0]);
    }

    /**
     * A body that is already in memory.
     *
     * @param bytes its content; copied
     * @return the body
     */
    static Body of(byte[] bytes) {
        var content = bytes.clone();
        return maxBytes -> content.length > maxBytes ? Optional.empty() : Optional.of(content.clone());
    }
}
