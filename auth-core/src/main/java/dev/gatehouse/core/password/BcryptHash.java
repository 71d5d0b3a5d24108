// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.password;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.gatehouse.secret.Secret;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.BCrypt;
import org.jspecify.annotations.Nullable;

/** A bcrypt hash with its cost and salt, in its usual form. A value of bytes: not compared, not printed. */
final class BcryptHash {
    static final int LEAST_COST = 4;
    static final int MOST_COST = 15;
    static final int SALT = 16;
    /** The last of the 24 bytes is not kept. */
    static final int TAG = 23;

    // Variants a, b and y differ in which programs had which fault, not in what the right one computes.
    private static final Pattern FORM =
            Pattern.compile("\\$2[aby]\\$([0-9]{2})\\$([./A-Za-z0-9]{22})([./A-Za-z0-9]{31})");
    private static final int HEEDED = 72;
    private static final String USUAL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final String OWN = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final int cost;
    private final byte[] salt;
    private final byte[] tag;

    BcryptHash(int cost, byte[] salt, byte[] tag) {
        this.cost = cost;
        this.salt = salt;
        this.tag = tag;
    }

    /** The hash of that text; null if it is none, or one that asks for too much. */
    static @Nullable BcryptHash read(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        int cost = Integer.parseInt(parts.group(1));
        return cost < LEAST_COST || cost > MOST_COST
                ? null
                : new BcryptHash(cost, decoded(parts.group(2)), decoded(parts.group(3)));
    }

    int cost() {
        return cost;
    }

    byte[] salt() {
        return salt;
    }

    byte[] tag() {
        return tag;
    }

    /** What the first 72 bytes of the password hash to under the cost and the salt of this hash. */
    byte[] tagOf(Secret password) {
        var heeded = Arrays.copyOf(password.bytes(), Math.min(HEEDED, password.length()));
        return Arrays.copyOf(BCrypt.generate(heeded, salt, cost, true), TAG);
    }

    String text() {
        return "$2b$" + (cost < 10 ? "0" : "") + cost + "$" + encoded(salt) + encoded(tag);
    }

    private static byte[] decoded(String text) {
        return Base64.getDecoder().decode(spelled(text, OWN, USUAL));
    }

    private static String encoded(byte[] bytes) {
        return spelled(Base64.getEncoder().withoutPadding().encodeToString(bytes), USUAL, OWN);
    }

    private static String spelled(String text, String from, String to) {
        var letters = text.getBytes(US_ASCII);
        for (int i = 0; i < letters.length; i++) {
            letters[i] = (byte) to.charAt(from.indexOf(letters[i]));
        }
        return new String(letters, US_ASCII);
    }
}
