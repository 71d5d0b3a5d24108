// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.internal.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A script that servers run as one step. They know it by its hash once they have seen it.
 *
 * @since 0.1
 */
public final class Script {
    private final byte[] source;
    private final byte[] hash;
    private final boolean reading;

    private Script(String source, boolean reading) {
        this.source = source.getBytes(UTF_8);
        this.hash = hashOf(this.source).getBytes(UTF_8);
        this.reading = reading;
    }

    /**
     * A script that changes nothing, so that running it twice does no harm.
     *
     * @param source in Lua
     * @return the script
     */
    public static Script reading(String source) {
        return new Script(source, true);
    }

    /**
     * A script that may change something.
     *
     * @param source in Lua
     * @return the script
     */
    public static Script writing(String source) {
        return new Script(source, false);
    }

    /**
     * The hash by which servers know scripts, and which scripts know as {@code redis.sha1hex}.
     *
     * @param octets what is hashed
     * @return the hash, in hexadecimal
     */
    public static String hashOf(byte[] octets) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(octets));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-1", impossible);
        }
    }

    byte[] source() {
        return source;
    }

    byte[] hash() {
        return hash;
    }

    boolean isReading() {
        return reading;
    }
}
