// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import dev.gatehouse.credential.StoredPassword;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.KeyService.Counters;
import dev.gatehouse.session.Session;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One change of a record, whatever the record is by the time at which it is written. Not thread-safe. */
final class Proposal {
    private final UnaryOperator<Session> change;
    private final Counters counters;
    private @Nullable StoredPassword hashed;

    Proposal(UnaryOperator<Session> change, Counters counters) {
        this.change = change;
        this.counters = counters;
    }

    /** What is to take the place of a record, with the password of that record if it brings none. */
    Session of(Session old) {
        return KeyPasswords.kept(old, change.apply(old));
    }

    Counters counters() {
        return counters;
    }

    /**
     * The one password that a change brings is hashed once, since others change the record while that goes on. Empty if too
     * many others are being hashed.
     */
    Optional<StoredPassword> hashed(Secret password, KeyPasswords passwords) {
        if (hashed == null) {
            hashed = passwords.hash(password).orElse(null);
        }
        return Optional.ofNullable(hashed);
    }
}
