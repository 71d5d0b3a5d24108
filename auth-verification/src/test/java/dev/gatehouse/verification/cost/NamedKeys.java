// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.cost;

import dev.gatehouse.core.session.Sha256KeyNaming;
import dev.gatehouse.core.tyk.TykKeySettings;
import dev.gatehouse.core.tyk.TykKeys;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.KeyNaming;
import dev.gatehouse.session.SessionId;
import java.util.function.Function;

/** Any number of keys, as clients send them, under one of the namings that are measured. */
public final class NamedKeys {
    private static final OrganizationId OWNER = new OrganizationId("acme");

    private final KeyNaming naming;
    private final Function<Secret, Secret> presented;
    private final Function<Secret, SessionId> stored;

    private NamedKeys(KeyNaming naming, Function<Secret, Secret> presented, Function<Secret, SessionId> stored) {
        this.naming = naming;
        this.presented = presented;
        this.stored = stored;
    }

    /**
     * Keys under a naming.
     *
     * @param name {@code own}; {@code tyk-sha256} and {@code tyk-murmur64}, whole keys; {@code tyk-custom}, the id alone
     *     of a key hashed by sha256; {@code tyk-plain}, neither hashed nor JSON
     * @return the keys
     */
    public static NamedKeys of(String name) {
        return switch (name) {
            case "own" -> own();
            case "tyk-sha256" -> whole(TykKeySettings.hashed("sha256"));
            case "tyk-murmur64" -> whole(TykKeySettings.hashed("murmur64"));
            case "tyk-custom" -> custom(TykKeys.of(TykKeySettings.hashed("sha256")));
            case "tyk-plain" -> whole(TykKeySettings.standard());
            default -> throw new IllegalArgumentException("no naming is called " + name);
        };
    }

    private static NamedKeys own() {
        var naming = new Sha256KeyNaming();
        return new NamedKeys(naming, id -> id, naming::idOf);
    }

    private static NamedKeys whole(TykKeySettings settings) {
        var naming = TykKeys.of(settings);
        return new NamedKeys(
                naming,
                id -> naming.custom(OWNER, id).key(),
                id -> naming.custom(OWNER, id).id());
    }

    private static NamedKeys custom(TykKeys naming) {
        return new NamedKeys(naming, id -> id, id -> naming.custom(OWNER, id).id());
    }

    /** {@return the naming} */
    public KeyNaming naming() {
        return naming;
    }

    /**
     * A key.
     *
     * @param number which
     * @return the key as a client sends it
     */
    public Secret presented(int number) {
        return presented.apply(id(number));
    }

    /**
     * The name of a session.
     *
     * @param number of its key
     * @return the name under which it is stored
     */
    public SessionId storedName(int number) {
        return stored.apply(id(number));
    }

    private static Secret id(int number) {
        return Secret.of(String.format("%032x", number * 0x9E3779B97F4A7C15L));
    }
}
