// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.internal.connection;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisDataException;

/** What an error that a server answers means. Its text may repeat keys and values, so only its code is ever shown. */
final class ErrorReply {
    private static final Pattern CODE = Pattern.compile("[A-Z]{2,24}");

    private ErrorReply() {}

    /** The first word, if it is a code. */
    static String codeOf(JedisDataException error) {
        var message = error.getMessage();
        if (message == null) {
            return "an error";
        }
        int space = message.indexOf(' ');
        var first = space < 0 ? message : message.substring(0, space);
        return CODE.matcher(first).matches() ? first : "an error";
    }

    /** The script is not known there; it was not run. */
    static boolean isUnknownScript(@Nullable Object reply) {
        return has(reply, "NOSCRIPT");
    }

    /** The server may not write, or is not ready to; nothing was done. */
    static boolean isNotMaster(@Nullable Object reply) {
        return has(reply, "READONLY") || has(reply, "MASTERDOWN") || has(reply, "LOADING");
    }

    private static boolean has(@Nullable Object reply, String code) {
        // Older servers put an error in a script behind words of their own.
        return reply instanceof JedisDataException error
                && error.getMessage() != null
                && error.getMessage().contains(code);
    }
}
