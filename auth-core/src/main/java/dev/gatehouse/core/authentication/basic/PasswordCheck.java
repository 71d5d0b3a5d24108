// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.basic;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.authentication.Afterwards;
import dev.gatehouse.core.internal.crypto.KeyedHash;
import dev.gatehouse.core.internal.crypto.KeyedHash.Fingerprint;
import dev.gatehouse.core.password.PasswordHashing;
import dev.gatehouse.core.password.PasswordUpgrade;
import dev.gatehouse.credential.StoredPassword;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.StoredSession;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks passwords, and remembers those that were right: under a hash of organization, user and password with a key of
 * this process, and only for the stored password that they were verified against, so that whoever changes or deletes that
 * has made it forget. At most 50,000 are remembered. Wrong ones never are. Shared by all APIs; thread-safe; blocks for as
 * long as a hash takes.
 *
 * @since 0.1
 */
public final class PasswordCheck {
    private static final int MOST = 50_000;
    private static final Secret NOTHING = Secret.of("");

    private final PasswordHashing hashing;
    private final PasswordUpgrade upgrade;
    private final InstantSource clock;
    private final KeyedHash names;
    private final SharedChecks shared = new SharedChecks();
    private final Cache<Fingerprint, Verified> remembered = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(BasicRules.LONGEST_TIME)
            .build();

    private record Verified(Secret stored, long at) {
        boolean holds(StoredPassword now, long millis, Duration time) {
            long age = millis - at;
            return age >= 0 && age < time.toMillis() && stored.matches(now.value());
        }
    }

    /**
     * A check that remembers nothing yet.
     *
     * @param hashing verifies passwords
     * @param upgrade keeps passwords in a better way
     * @param clock tells now
     * @param random the source of the key under which passwords are remembered
     */
    public PasswordCheck(PasswordHashing hashing, PasswordUpgrade upgrade, InstantSource clock, SecureRandom random) {
        this.hashing = hashing;
        this.upgrade = upgrade;
        this.clock = clock;
        this.names = new KeyedHash(random);
    }

    /**
     * Looks whether a user may log in, at the same cost whether there is one or not.
     *
     * @return what is left to do if so; empty if not
     */
    Optional<Afterwards> check(OrganizationId organization, Login login, @Nullable StoredSession user, Duration time) {
        var stored =
                user == null ? null : user.session().credentials().password().orElse(null);
        if (user == null || stored == null || login.isTooLong()) {
            isRight(organization, null, login.isTooLong() ? login.blank() : login);
            return Optional.empty();
        }
        return check(organization, login, user, stored, time);
    }

    private Optional<Afterwards> check(
            OrganizationId organization, Login login, StoredSession user, StoredPassword stored, Duration time) {
        var name = fingerprint(organization, login, NOTHING);
        var known = time.isZero() ? null : remembered.getIfPresent(name);
        if (known != null && known.holds(stored, clock.millis(), time)) {
            return Optional.of(Afterwards.NOTHING);
        }
        if (!isRight(organization, stored, login)) {
            return Optional.empty();
        }
        if (!time.isZero()) {
            remembered.put(name, new Verified(stored.value(), clock.millis()));
        }
        return Optional.of(afterwards(user, stored, login));
    }

    /** A busy client whose time is over asks many times at once, and a hash costs as much as a thousand requests. */
    private boolean isRight(OrganizationId organization, @Nullable StoredPassword stored, Login login) {
        var value = stored == null ? NOTHING : stored.value();
        return shared.ask(fingerprint(organization, login, value), () -> hashing.matches(stored, login.password()));
    }

    private Fingerprint fingerprint(OrganizationId organization, Login login, Secret stored) {
        return names.of(Secret.of(organization.value()), login.name(), login.password(), stored);
    }

    private Afterwards afterwards(StoredSession user, StoredPassword stored, Login login) {
        return hashing.isOutdated(stored) ? () -> upgrade.upgrade(user, login.password()) : Afterwards.NOTHING;
    }
}
