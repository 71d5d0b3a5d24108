// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.custom;

import dev.gatehouse.authentication.Authenticator;
import dev.gatehouse.hook.Hook;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Code of the host that definitions may name. Immutable.
 *
 * @since 0.1
 */
public final class Plugins {
    private static final Plugins NONE = new Plugins(Map.of(), Map.of());

    private final Map<String, Authenticator> authenticators;
    private final Map<String, Hook> hooks;

    private Plugins(Map<String, Authenticator> authenticators, Map<String, Hook> hooks) {
        this.authenticators = Map.copyOf(authenticators);
        this.hooks = Map.copyOf(hooks);
    }

    /** {@return nothing that could be named} */
    public static Plugins none() {
        return NONE;
    }

    /**
     * Adds an authenticator.
     *
     * @param name by which definitions ask for it
     * @param authenticator the authenticator; {@link TimeLimit} bounds how long it may take
     * @return the same with that
     * @throws IllegalArgumentException if there is one of that name
     */
    public Plugins authenticator(String name, Authenticator authenticator) {
        return new Plugins(added(authenticators, name, authenticator), hooks);
    }

    /**
     * Adds a hook.
     *
     * @param name by which definitions ask for it
     * @param hook the hook; {@link TimeLimit} bounds how long it may take
     * @return the same with that
     * @throws IllegalArgumentException if there is one of that name
     */
    public Plugins hook(String name, Hook hook) {
        return new Plugins(authenticators, added(hooks, name, hook));
    }

    private static <T> Map<String, T> added(Map<String, T> known, String name, T one) {
        if (name.isEmpty() || known.containsKey(name)) {
            throw new IllegalArgumentException("a plugin needs a name that no other one has, not " + name);
        }
        var more = new HashMap<>(known);
        more.put(name, one);
        return more;
    }

    /**
     * Finds an authenticator.
     *
     * @param name of it
     * @return the authenticator, if the host has it
     */
    public Optional<Authenticator> authenticator(String name) {
        return Optional.ofNullable(authenticators.get(name));
    }

    /**
     * Finds a hook.
     *
     * @param name of it
     * @return the hook, if the host has it
     */
    public Optional<Hook> hook(String name) {
        return Optional.ofNullable(hooks.get(name));
    }
}
