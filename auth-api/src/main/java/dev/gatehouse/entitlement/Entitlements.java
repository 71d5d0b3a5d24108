// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.entitlement;

import java.util.HashMap;
import java.util.Map;

/**
 * Which APIs may be used, and how much.
 *
 * @param unrestricted whether every API may be used, whatever {@code rights} says: a master key
 * @param rights the right to each API; none means that nothing may be used
 * @param limits of everything together; they hold for the APIs whose right does not say its own
 * @since 0.1
 */
public record Entitlements(boolean unrestricted, Map<ApiId, AccessRight> rights, Limits limits) {
    private static final Entitlements NOTHING = new Entitlements(false, Map.of(), Limits.none());
    private static final Entitlements EVERYTHING = new Entitlements(true, Map.of(), Limits.none());

    public Entitlements {
        rights = Map.copyOf(rights);
        rights.forEach((api, right) -> {
            if (!right.api().equals(api)) {
                throw new IllegalArgumentException("the right to API " + right.api() + " is filed under " + api);
            }
        });
    }

    /**
     * Rights without a limit of their own.
     *
     * @param unrestricted whether every API may be used
     * @param rights the right to each API
     */
    public Entitlements(boolean unrestricted, Map<ApiId, AccessRight> rights) {
        this(unrestricted, rights, Limits.none());
    }

    /** {@return the right to use no API} */
    public static Entitlements nothing() {
        return NOTHING;
    }

    /** {@return the right to use every API in every version: a master key} */
    public static Entitlements masterKey() {
        return EVERYTHING;
    }

    /**
     * Rights to some APIs.
     *
     * @param rights at most one an API
     * @return exactly these rights
     * @throws IllegalArgumentException if there are two to one API
     */
    public static Entitlements to(AccessRight... rights) {
        var byApi = new HashMap<ApiId, AccessRight>();
        for (var right : rights) {
            if (byApi.put(right.api(), right) != null) {
                throw new IllegalArgumentException("two rights to API " + right.api() + "; at most one is possible");
            }
        }
        return new Entitlements(false, byApi, Limits.none());
    }

    /**
     * Limits everything together.
     *
     * @param other the limits
     * @return the same rights with those limits
     */
    public Entitlements limitedTo(Limits other) {
        return new Entitlements(unrestricted, rights, other);
    }
}
