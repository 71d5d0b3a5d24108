// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.core.session.KeyMinting;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.SessionId;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The original's key ids and how they are stored. Pure but for minting; thread-safe.
 *
 * @since 0.1
 */
public final class TykKeys implements KeyMinting {
    private static final int LONGEST = 4096;
    private static final int RANDOM_BYTES = 16;

    private final TykKeySettings settings;

    private TykKeys(TykKeySettings settings) {
        this.settings = settings;
    }

    /**
     * Keys under the given settings.
     *
     * @param settings the settings
     * @return the keys
     */
    public static TykKeys of(TykKeySettings settings) {
        return new TykKeys(settings);
    }

    /**
     * Reads the organization out of a key.
     *
     * @param key in either form
     * @return the organization; none if the key does not tell
     */
    public static OrganizationId organizationOf(String key) {
        return new OrganizationId(KeyText.read(key).organization());
    }

    /**
     * Reads the name of the hash function out of a key.
     *
     * @param key in either form
     * @return the name as it stands there; empty if the key does not tell
     */
    public static String hashFunctionOf(String key) {
        return KeyText.read(key).function();
    }

    @Override
    public List<SessionId> candidates(OrganizationId organization, Secret presented) {
        return names(organization, presented).stream().map(TykKey::id).toList();
    }

    /**
     * Lists the keys that a presented one may stand for.
     *
     * @param organization tenant of the API that is asked for
     * @param presented the key as the client sent it
     * @return the keys, the likeliest first; empty if no session can have such a key: it is too short, longer than
     *     4,096 bytes, no UTF-8, or holds control characters
     */
    public List<TykKey> names(OrganizationId organization, Secret presented) {
        if (presented.length() < settings.minLength() || presented.length() > LONGEST) {
            return List.of();
        }
        var key = presented.reveal();
        if (key.isEmpty() || !KeyText.isPossible(key)) {
            return List.of();
        }
        var text = KeyText.read(key);
        // A key that names the organization itself stands for nothing else.
        if (text.organization().equals(organization.value()) || !settings.byUsername()) {
            return List.of(named(key, text));
        }
        return forms(organization.value(), key).stream()
                .distinct()
                .map(this::named)
                .toList();
    }

    private List<String> forms(String organization, String key) {
        var id = KeyText.idWithout(organization, key);
        if (id.isEmpty()) {
            return List.of(key);
        }
        var forms = new ArrayList<String>();
        forms.add(KeyText.write(organization, id, settings.hashFunction()));
        forms.add(key);
        settings.fallbackFunctions().forEach(function -> forms.add(KeyText.write(organization, id, function)));
        return forms;
    }

    private TykKey named(String key) {
        return named(key, KeyText.read(key));
    }

    private TykKey named(String key, KeyText text) {
        return new TykKey(key, new SessionId(settings.hashKeys() ? hash(key, text) : key));
    }

    private String hash(String key, KeyText text) {
        return settings.functionFor(text.function()).of(key);
    }

    /**
     * Makes a key that nobody can guess.
     *
     * @param organization its organization
     * @param random the source of its 128 bits
     * @return the key
     */
    public TykKey mint(OrganizationId organization, SecureRandom random) {
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return custom(organization, HexFormat.of().formatHex(bytes));
    }

    /**
     * Makes a key with an id of one's own. Whoever lets others choose ids looks with {@link #names} whether the key
     * could be presented.
     *
     * @param organization its organization
     * @param id its id; an organization in front of it does not count
     * @return the key
     */
    public TykKey custom(OrganizationId organization, String id) {
        var own = KeyText.idWithout(organization.value(), id);
        return named(KeyText.write(organization.value(), own, settings.hashFunction()));
    }

    /**
     * Names the session of a key.
     *
     * @param key the whole key; not empty
     * @return the stored name: a hash of the whole key, or the key itself where keys are not hashed
     */
    public SessionId storedAs(String key) {
        return named(key).id();
    }

    /**
     * Hashes a key.
     *
     * @param key the whole key
     * @return its hash; empty where keys are not hashed
     */
    public Optional<String> hashOf(String key) {
        return settings.hashKeys() ? Optional.of(hash(key, KeyText.read(key))) : Optional.empty();
    }

    @Override
    public NewKey generate(OrganizationId organization, SecureRandom random) {
        return made(mint(organization, random));
    }

    @Override
    public Optional<NewKey> adopt(OrganizationId organization, Secret chosen) {
        if (names(organization, chosen).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(made(custom(organization, chosen.reveal())));
    }

    private static NewKey made(TykKey key) {
        return new NewKey(Secret.of(key.key()), key.id());
    }

    @Override
    public SessionId idOf(Secret key) {
        return storedAs(key.reveal());
    }

    /** {@inheritDoc} A name stands for the key with that custom id, however short it is. */
    @Override
    public List<SessionId> users(OrganizationId organization, String name) {
        if (name.isEmpty() || !KeyText.isPossible(name)) {
            return List.of();
        }
        var named = Stream.of(custom(organization, name).id());
        return Stream.concat(named, candidates(organization, Secret.of(name)).stream())
                .distinct()
                .toList();
    }
}
