// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import dev.gatehouse.core.tyk.TykKeySettings;
import dev.gatehouse.examples.gateway.settings.KeyRecords;
import dev.gatehouse.examples.gateway.settings.Keys;
import dev.gatehouse.examples.gateway.settings.Passwords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads how keys are named, stored and kept. */
final class KeysReader {
    private final ConfigurationTree tree;
    private final List<String> problems;

    KeysReader(ConfigurationTree tree, List<String> problems) {
        this.tree = tree;
        this.problems = problems;
    }

    /**
     * Reads them.
     *
     * @param file of keys to import
     * @param shared whether the original gateway may read the same records
     */
    Keys read(Optional<Path> file, boolean shared) {
        file.filter(named -> !Files.isReadable(named))
                .ifPresent(named -> problems.add("the file of keys " + named + " cannot be read"));
        return new Keys(naming(), tree.flag("allow_master_keys"), file, records(), passwords(shared));
    }

    private TykKeySettings naming() {
        long least = tree.integer("min_token_length");
        if (least < 0 || least > 4096) {
            problems.add("$.min_token_length must be 0 to 4096");
            return TykKeySettings.standard();
        }
        try {
            return new TykKeySettings(
                    tree.flag("hash_keys"),
                    tree.text("hash_key_function"),
                    tree.texts("hash_key_function_fallback"),
                    (int) least,
                    !tree.flag("disable_key_actions_by_username"),
                    tree.flag("allow_legacy_murmur32"));
        } catch (IllegalArgumentException refused) {
            problems.add("$." + refused.getMessage());
            return TykKeySettings.standard();
        }
    }

    /** What the original does where nothing is said it does for its own sake: it knows nothing better. */
    private Passwords passwords(boolean shared) {
        var named = tree.text("basic_auth_hash_key_function");
        var function = named.isEmpty() && !shared ? Passwords.USUAL : named;
        try {
            return new Passwords(function, tree.flag("allow_legacy_murmur32"));
        } catch (IllegalArgumentException refused) {
            problems.add("$." + refused.getMessage());
            return Passwords.standard();
        }
    }

    private KeyRecords records() {
        long kept = tree.integer("global_session_lifetime");
        return new KeyRecords(
                tree.flag("enable_hashed_keys_listing"),
                tree.flag("force_global_session_lifetime"),
                Duration.ofSeconds(Math.max(kept, 0)),
                tree.flag("session_lifetime_respects_key_expiration"));
    }
}
