// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.settings;

import dev.gatehouse.core.tyk.TykKeySettings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How keys are named, and which exist from the start.
 *
 * @param naming how a key becomes the name of its record
 * @param masterKeysAllowed whether a key without rights may use every API
 * @param file keys to import at the start: a JSON object of sessions by key
 * @param records how the records of keys are kept and shown
 * @param passwords how passwords of users are kept
 * @since 0.1
 */
public record Keys(
        TykKeySettings naming,
        boolean masterKeysAllowed,
        Optional<Path> file,
        KeyRecords records,
        Passwords passwords) {
    private static final TykKeySettings HASHED = TykKeySettings.hashed("sha256");

    /**
     * Keys whose records are kept as long as they and their APIs say.
     *
     * @param naming how a key becomes the name of its record
     * @param masterKeysAllowed whether a key without rights may use every API
     * @param file keys to import at the start
     */
    public Keys(TykKeySettings naming, boolean masterKeysAllowed, Optional<Path> file) {
        this(naming, masterKeysAllowed, file, KeyRecords.standard(), Passwords.standard());
    }

    /** {@return hashed keys, no master keys, none from the start} */
    public static Keys hashed() {
        return new Keys(HASHED, false, Optional.empty());
    }
}
