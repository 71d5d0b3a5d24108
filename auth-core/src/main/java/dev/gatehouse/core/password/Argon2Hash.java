// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.password;

import dev.gatehouse.secret.Secret;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

/**
 * A hash with its parameters, in the PHC string format of Argon2id, version 1.3. A value of bytes: not compared, not
 * printed.
 */
final class Argon2Hash {
    private static final int MOST_MEMORY = 64 * 1024;
    private static final int MOST_PASSES = 32;
    private static final int MOST_LANES = 16;
    private static final long MOST_TRAFFIC = 512 * 1024;
    private static final int LEAST_FOR_A_LANE = 8;

    // Salts of 8 to 48 bytes and tags of 16 to 64 bytes, in base64 without padding.
    private static final Pattern FORM =
            Pattern.compile("\\$argon2id\\$v=19\\$m=([1-9][0-9]{0,8}),t=([1-9][0-9]{0,8}),p=([1-9][0-9]{0,8})"
                    + "\\$([A-Za-z0-9+/]{11,64})\\$([A-Za-z0-9+/]{22,86})");

    private final int memory;
    private final int passes;
    private final int lanes;
    private final byte[] salt;
    private final byte[] tag;

    Argon2Hash(int memory, int passes, int lanes, byte[] salt, byte[] tag) {
        this.memory = memory;
        this.passes = passes;
        this.lanes = lanes;
        this.salt = salt;
        this.tag = tag;
    }

    /** The hash of that text; null if it is none, or one that asks for too much. */
    static @Nullable Argon2Hash read(String text) {
        var parts = FORM.matcher(text);
        return parts.matches() && isBounded(number(parts, 1), number(parts, 2), number(parts, 3)) ? of(parts) : null;
    }

    private static @Nullable Argon2Hash of(Matcher parts) {
        try {
            var salt = Base64.getDecoder().decode(parts.group(4));
            var tag = Base64.getDecoder().decode(parts.group(5));
            return new Argon2Hash(number(parts, 1), number(parts, 2), number(parts, 3), salt, tag);
        } catch (IllegalArgumentException noBase64) {
            return null;
        }
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    private static boolean isBounded(int memory, int passes, int lanes) {
        return lanes >= 1
                && lanes <= MOST_LANES
                && passes >= 1
                && passes <= MOST_PASSES
                && memory >= LEAST_FOR_A_LANE * lanes
                && memory <= MOST_MEMORY
                && (long) memory * passes <= MOST_TRAFFIC;
    }

    static void requireBounded(int memory, int passes, int lanes) {
        if (!isBounded(memory, passes, lanes)) {
            throw new IllegalArgumentException("Argon2id is used with at most " + MOST_MEMORY + " KiB, " + MOST_PASSES
                    + " passes, " + MOST_LANES + " lanes of at least " + LEAST_FOR_A_LANE + " KiB, and " + MOST_TRAFFIC
                    + " KiB in all passes; was m=" + memory + ", t=" + passes + ", p=" + lanes);
        }
    }

    int memory() {
        return memory;
    }

    /** KiB that are filled in all passes. */
    long traffic() {
        return (long) memory * passes;
    }

    byte[] salt() {
        return salt;
    }

    byte[] tag() {
        return tag;
    }

    /** What the password hashes to under the parameters and the salt of this hash. */
    byte[] tagOf(Secret password) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        var computed = new byte[tag.length];
        generator.generateBytes(password.bytes(), computed);
        return computed;
    }

    String text() {
        var base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memory + ",t=" + passes + ",p=" + lanes + "$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(tag);
    }
}
