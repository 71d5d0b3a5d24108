// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.KeyNaming;
import dev.gatehouse.session.SessionId;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The original's key ids and how they are stored. Pure but for minting; thread-safe.
 *
 * @since 0.1
 */
public final class TykKeys implements KeyNaming {
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

    @Override
    public List<SessionId> candidates(OrganizationId organization, Secret presented) {
        return names(organization, presented).stream().map(TykKey::id).toList();
    }

    /**
     * Lists the keys that a presented one may stand for.
     *
     * @param organization tenant of the API that is asked for
     * @param presented the key as the client sent it
     * @return the keys, the likeliest first; empty if no session can have such a key
     */
    public List<TykKey> names(OrganizationId organization, Secret presented) {
        if (presented.length() < settings.minLength() || presented.length() > LONGEST) {
            return List.of();
        }
        var key = presented.reveal();
        if (key.chars().anyMatch(Character::isISOControl)) {
            return List.of();
        }
        return variants(organization, key).stream().distinct().map(this::named).toList();
    }

    private List<String> variants(OrganizationId organization, String key) {
        if (TykKeyText.organizationOf(key).equals(organization) || !settings.byUsername()) {
            return List.of(key);
        }
        var variants = new ArrayList<String>();
        variants.add(TykKeyText.of(organization, key, settings.hashFunction()));
        variants.add(key);
        settings.fallbackFunctions().forEach(function -> variants.add(TykKeyText.of(organization, key, function)));
        return variants;
    }

    private TykKey named(String key) {
        return new TykKey(key, storedAs(key));
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
     * Makes a key with an id of one's own.
     *
     * @param organization its organization
     * @param id its id
     * @return the key
     */
    public TykKey custom(OrganizationId organization, String id) {
        return named(TykKeyText.of(organization, id, settings.hashFunction()));
    }

    /**
     * Names the session of a key.
     *
     * @param key the whole key
     * @return the stored name: a hash of the whole key, or the key itself where keys are not hashed
     */
    public SessionId storedAs(String key) {
        return new SessionId(hashOf(key).orElse(key));
    }

    /**
     * Hashes a key.
     *
     * @param key the whole key
     * @return its hash; empty where keys are not hashed
     */
    public Optional<String> hashOf(String key) {
        return settings.hashKeys() ? Optional.of(functionFor(key).of(key)) : Optional.empty();
    }

    /** What a key says of its function is believed only if it names a configured one. */
    private TykHash functionFor(String key) {
        var said = TykKeyText.hashFunctionOf(key);
        boolean configured = said.equals(settings.hashFunction())
                || settings.fallbackFunctions().contains(said);
        var function = configured ? said : settings.hashFunction();
        return TykHash.named(function).orElse(function.isEmpty() ? TykHash.MURMUR32 : TykHash.MURMUR64);
    }
}
