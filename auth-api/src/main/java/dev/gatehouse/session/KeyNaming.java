// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.session;

import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.secret.Secret;
import java.util.List;

/**
 * Turns a presented key into the names under which its session may be stored. Pure and thread-safe.
 *
 * @since 0.1
 */
public interface KeyNaming {
    /**
     * Lists the candidates.
     *
     * @param organization tenant of the API that is asked for
     * @param presented the key as the client sent it
     * @return the names, the likeliest first; empty if no session can have such a key, for instance because it is too
     *     short
     */
    List<SessionId> candidates(OrganizationId organization, Secret presented);

    /**
     * Lists the candidates for the user of a name.
     *
     * @param organization tenant of the API that is asked for
     * @param name of the user, as the client sent it
     * @return the names, the one under which a new user is stored first; empty if there can be no such user. Unless
     *     a naming keeps users apart, those of a key that reads like the name
     */
    default List<SessionId> users(OrganizationId organization, String name) {
        return candidates(organization, Secret.of(name));
    }

    /**
     * Lists the texts that a client may mean by its key where it does something with it, as signing it.
     *
     * @param organization tenant of the API that is asked for
     * @param presented the key as the client sent it
     * @param found the session that was found under it
     * @return the texts, the whole key last; at least one
     */
    default List<Secret> spellings(OrganizationId organization, Secret presented, StoredSession found) {
        return List.of(presented);
    }

    /**
     * Lists the candidates for a session that a method of the host's own made.
     *
     * @param organization tenant of the API that is asked for
     * @param key under which the method wants it kept
     * @return the names, the one under which it is stored first; empty if there can be no such session. Unless a naming keeps
     *     them apart, those of a key that reads the same
     */
    default List<SessionId> made(OrganizationId organization, Secret key) {
        return candidates(organization, key);
    }

    /**
     * Lists the candidates for a session that is known by something in the request, which is taken for the identity of who
     * sends it.
     *
     * @param organization tenant of the API that is asked for
     * @param identity the text that stands there; not empty
     * @return the names, the one under which it is stored first; empty if there can be no such session
     */
    default List<SessionId> identified(OrganizationId organization, Secret identity) {
        return made(organization, identity);
    }
}
