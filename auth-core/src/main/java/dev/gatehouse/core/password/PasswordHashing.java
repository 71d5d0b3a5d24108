// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.password;

import dev.gatehouse.credential.StoredPassword;
import dev.gatehouse.secret.Secret;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hashes new passwords in one way, and checks those that are kept in this or another one.
 *
 * <p>Every check costs one hash of each slow scheme that is read, at the cost at which the scheme would hash a new
 * password, whether there is such a user, such a password or neither: how a password is kept, or that there is none, cannot
 * be told by the time that it takes.
 *
 * <p>No more hashes than the machine has processors are computed at the same time, so that many guesses at once fill no
 * memory. Others wait, for {@link #USUAL_PATIENCE} or what was said instead, and at most 32 for each processor:
 *
 * <ul>
 *   <li>Addresses take turns, then tenants, then users. Of one user, whether there is such a one or not, at most four
 *       passwords wait.
 *   <li>When there is no room, whoever has most of it gives way: of the address that has most waiting, of its tenant and
 *       user that have most, the last one. If that is the newcomer, it is refused at once.
 *   <li>Those who set passwords wait apart, first come, first served, and while there are some, they get every other
 *       place. They are as many at the most. What is hashed anew only because a user logged in never waits.
 * </ul>
 *
 * <p>So one address, whatever names and passwords it tries, cannot shut out another one, and neither can all addresses
 * together that guess at one name shut out other users. What remains: guesses at one name from as many addresses as wait
 * for it, or from the user's own, can keep that user from logging in anew; guesses at many names from more addresses than
 * can wait, or from the user's own, can keep others from it. Those whose login is remembered are not concerned, and all are
 * refused soon. Behind a proxy all clients have one address unless the host tells theirs. Thread-safe.
 *
 * @since 0.1
 */
public final class PasswordHashing {
    /** How many bytes a password has at the most. */
    public static final int LONGEST = 4096;
    /** How long a caller waits for a processor if nobody says. */
    public static final Duration USUAL_PATIENCE = Duration.ofSeconds(2);

    private final PasswordScheme preferred;
    private final List<PasswordScheme> kept;
    private final List<PasswordScheme> replaced;
    private final SecureRandom random;
    private final List<SlowScheme> slow;
    private final Places places;

    /** What costs time in every check, with what it is spent on if it is not for the password that is kept. */
    private record SlowScheme(PasswordScheme scheme, StoredPassword decoy) {}

    private PasswordHashing(
            PasswordScheme preferred,
            List<PasswordScheme> kept,
            List<PasswordScheme> replaced,
            SecureRandom random,
            Places places) {
        this.preferred = preferred;
        this.kept = List.copyOf(kept);
        this.replaced = List.copyOf(replaced);
        this.random = random;
        this.places = places;
        this.slow = schemes()
                .filter(PasswordScheme::isSlow)
                .map(scheme -> new SlowScheme(scheme, scheme.decoy(random)))
                .toList();
    }

    /** {@return Argon2id as OWASP recommends it; bcrypt hashes are read, and replaced when their users log in} */
    public static PasswordHashing standard() {
        return preferring(Argon2id.standard()).replacing(List.of(Bcrypt.standard()));
    }

    /**
     * Hashing in one way.
     *
     * @param scheme how new passwords are hashed
     * @return a hashing that reads no other scheme
     */
    public static PasswordHashing preferring(PasswordScheme scheme) {
        var random = new SecureRandom();
        return new PasswordHashing(scheme, List.of(), List.of(), random, Places.within(USUAL_PATIENCE, random));
    }

    /**
     * Reads more schemes, and leaves what they hashed as it is.
     *
     * @param schemes in the order in which they are asked, after those that were named before
     * @return hashing that reads them, too
     */
    public PasswordHashing keeping(List<PasswordScheme> schemes) {
        return new PasswordHashing(preferred, joined(kept, schemes), replaced, random, places);
    }

    /**
     * Reads more schemes, and finds what they hashed outdated.
     *
     * @param schemes in the order in which they are asked, after those that were named before
     * @return hashing that reads them, too
     */
    public PasswordHashing replacing(List<PasswordScheme> schemes) {
        return new PasswordHashing(preferred, kept, joined(replaced, schemes), random, places);
    }

    private static List<PasswordScheme> joined(List<PasswordScheme> before, List<PasswordScheme> more) {
        return Stream.concat(before.stream(), more.stream()).toList();
    }

    /**
     * Sets the source of salts.
     *
     * @param source a cryptographic one
     * @return hashing with that source
     */
    public PasswordHashing random(SecureRandom source) {
        return new PasswordHashing(preferred, kept, replaced, source, places);
    }

    /**
     * Sets how long callers wait while others hash.
     *
     * @param time zero for not at all
     * @return hashing that gives up after that time, with places of its own
     */
    public PasswordHashing patience(Duration time) {
        return new PasswordHashing(preferred, kept, replaced, random, Places.within(time, random));
    }

    /**
     * Looks whether a password can be kept.
     *
     * @param password the password
     * @return why not, in words for the user; empty if it can
     */
    public Optional<String> refusalOf(Secret password) {
        if (password.length() == 0) {
            return Optional.of("The password must not be empty");
        }
        return password.length() > LONGEST
                ? Optional.of("The password must not be longer than " + LONGEST + " bytes")
                : preferred.refusalOf(password);
    }

    /**
     * Hashes a new password, for somebody who may set it. That waits for no more logins than others wait to set passwords,
     * however many there are; so a host that lets strangers set passwords bounds how often they may.
     *
     * @param password the password
     * @return what to keep
     * @throws IllegalArgumentException if the password is {@linkplain #refusalOf refused}
     * @throws HashingBusyException if too many others are being hashed
     */
    public StoredPassword hash(Secret password) {
        requireUsable(password);
        return places.toSet(() -> preferred.hash(password, random));
    }

    /**
     * Hashes a password unless somebody else would have to wait for that. Waits for nobody.
     *
     * @param password the password
     * @return what to keep; empty if all processors hash
     * @throws IllegalArgumentException if the password is {@linkplain #refusalOf refused}
     */
    public Optional<StoredPassword> hashIfIdle(Secret password) {
        requireUsable(password);
        return places.ifFree(() -> preferred.hash(password, random));
    }

    private void requireUsable(Secret password) {
        refusalOf(password).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
    }

    /**
     * Checks a password of which is not known whose it is to be. All of that kind take turns as one client, and are not
     * told apart by users.
     *
     * @param stored what is kept of it; null where there is no such user, or nothing is kept
     * @param password what a client presented
     * @return whether it is that password; never, where nothing is kept, nobody reads it or the password is empty
     * @throws HashingBusyException if too many others are being hashed
     */
    public boolean matches(@Nullable StoredPassword stored, Secret password) {
        return places.toLogIn(() -> isRight(stored, password));
    }

    /**
     * Checks a password.
     *
     * @param stored what is kept of it; null where there is no such user, or nothing is kept
     * @param password what a client presented
     * @param origin who wants to log in from where
     * @return whether it is that password; never, where nothing is kept, nobody reads it or the password is empty
     * @throws HashingBusyException if too many others are being hashed, of that origin or at all
     */
    public boolean matches(@Nullable StoredPassword stored, Secret password, LoginOrigin origin) {
        return places.toLogIn(origin, () -> isRight(stored, password));
    }

    private boolean isRight(@Nullable StoredPassword stored, Secret password) {
        var scheme = stored == null || password.length() == 0 ? null : schemeOf(stored);
        for (var other : slow) {
            if (other.scheme() != scheme) {
                other.scheme().matches(other.decoy(), password);
            }
        }
        return stored != null && scheme != null && scheme.matches(stored, password);
    }

    private @Nullable PasswordScheme schemeOf(StoredPassword stored) {
        return schemes().filter(scheme -> scheme.reads(stored)).findFirst().orElse(null);
    }

    private Stream<PasswordScheme> schemes() {
        return Stream.of(Stream.of(preferred), kept.stream(), replaced.stream()).flatMap(schemes -> schemes);
    }

    /**
     * Looks whether a password should be hashed anew: it is kept in a weaker way than new ones, or was made cheaper. Never
     * if others match what is kept, too: the one that was presented may be another.
     *
     * @param stored what is kept of it
     * @return whether a new hash would be better
     */
    public boolean isOutdated(StoredPassword stored) {
        var scheme = schemeOf(stored);
        if (scheme == null || kept.contains(scheme) || !scheme.isWhole()) {
            return false;
        }
        return scheme != preferred || preferred.isOutdated(stored);
    }
}
