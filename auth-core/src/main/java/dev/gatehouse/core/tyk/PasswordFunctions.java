// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.core.password.Argon2id;
import dev.gatehouse.core.password.Bcrypt;
import dev.gatehouse.core.password.PasswordHashing;
import dev.gatehouse.core.password.PasswordScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every way in which the original keeps passwords, and one of ours. */
final class PasswordFunctions {
    private static final String USUAL = "bcrypt";
    private static final List<String> STRONGEST_FIRST = List.of(
            "argon2id",
            USUAL,
            TykHash.SHA256.word(),
            TykHash.MURMUR128.word(),
            TykHash.MURMUR64.word(),
            TykHash.MURMUR32.word());
    private static final Map<String, PasswordScheme> SLOW =
            Map.of("argon2id", Argon2id.standard(), USUAL, Bcrypt.standard());

    private PasswordFunctions() {}

    /** As the original reads its configuration: nothing, or what it does not know, means bcrypt. */
    static String configured(String word) {
        return STRONGEST_FIRST.contains(word) ? word : USUAL;
    }

    /** Weaker hashes are replaced when their users log in, stronger ones are kept. What hashes in part is read if allowed. */
    static PasswordHashing of(String function, boolean partAllowed) {
        int chosen = STRONGEST_FIRST.indexOf(function);
        var schemes = STRONGEST_FIRST.stream()
                .map(PasswordFunctions::scheme)
                .filter(scheme -> partAllowed || scheme.isWhole())
                .toList();
        var weaker = new ArrayList<>(schemes.subList(chosen + 1, schemes.size()));
        weaker.add(new ClearPassword());
        if (!partAllowed) {
            weaker.add(new PartialPassword(new DigestedPassword(TykHash.MURMUR32)));
        }
        return PasswordHashing.preferring(schemes.get(chosen))
                .keeping(schemes.subList(0, chosen))
                .replacing(weaker);
    }

    private static PasswordScheme scheme(String word) {
        var hash = TykHash.named(word);
        return hash == null ? SLOW.getOrDefault(word, Bcrypt.standard()) : new DigestedPassword(hash);
    }
}
