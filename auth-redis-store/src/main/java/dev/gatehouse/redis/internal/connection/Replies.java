// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.internal.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What servers answer, as Java has it. */
final class Replies {
    private Replies() {}

    /** Text; empty if there is none. */
    static String text(@Nullable Object reply) {
        return reply instanceof byte[] bytes ? new String(bytes, UTF_8) : "";
    }

    static List<?> list(@Nullable Object reply) {
        return reply instanceof List<?> list ? list : List.of();
    }

    static List<byte[]> binaries(@Nullable Object reply) {
        var binaries = new ArrayList<byte[]>();
        for (var element : list(reply)) {
            if (element instanceof byte[] bytes) {
                binaries.add(bytes);
            }
        }
        return binaries;
    }

    static int number(@Nullable Object reply) {
        return reply instanceof Long number ? Math.toIntExact(number) : 0;
    }
}
