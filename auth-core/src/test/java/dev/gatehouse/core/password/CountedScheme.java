// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.password;

import dev.gatehouse.credential.StoredPassword;
import dev.gatehouse.secret.Secret;
import java.security.SecureRandom;
import java.util.Optional;

/** Keeps passwords with a word in front, and counts how often it is asked to compute. */
public final class CountedScheme implements PasswordScheme {
    private final String word;
    private final boolean slow;
    private final int strength;
    private int computed;

    private CountedScheme(String word, boolean slow, int strength) {
        this.word = word;
        this.slow = slow;
        this.strength = strength;
    }

    public static CountedScheme slow(String word) {
        return new CountedScheme(word, true, 1);
    }

    public static CountedScheme cheap(String word) {
        return new CountedScheme(word, false, 1);
    }

    /** The same form of hashes, which are better than those of others. */
    public CountedScheme stronger() {
        return new CountedScheme(word, slow, strength + 1);
    }

    public int computed() {
        return computed;
    }

    public StoredPassword stored(String password) {
        return new StoredPassword(Secret.of(word + strength + ":" + password), word);
    }

    @Override
    public boolean reads(StoredPassword stored) {
        return stored.value().reveal().startsWith(word);
    }

    @Override
    public boolean matches(StoredPassword stored, Secret password) {
        computed++;
        return stored.value().reveal().substring(word.length() + 1).equals(":" + password.reveal());
    }

    @Override
    public boolean isOutdated(StoredPassword stored) {
        return Character.digit(stored.value().reveal().charAt(word.length()), 10) < strength;
    }

    @Override
    public Optional<String> refusalOf(Secret password) {
        return password.length() > 20 ? Optional.of("too long") : Optional.empty();
    }

    @Override
    public StoredPassword hash(Secret password, SecureRandom random) {
        computed++;
        return stored(password.reveal());
    }

    @Override
    public StoredPassword decoy(SecureRandom random) {
        return new StoredPassword(Secret.of(word + strength + "-decoy"), word);
    }

    @Override
    public boolean isSlow() {
        return slow;
    }
}
