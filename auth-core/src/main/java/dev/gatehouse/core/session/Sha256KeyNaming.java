// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.core.internal.crypto.Sha256;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.KeyNaming;
import dev.gatehouse.session.SessionId;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Our own naming: a session is stored under the SHA-256 of its whole key, so that a leaked store holds no usable keys
 * and a look-up needs no comparison in constant time. Keys are at most 4,096 bytes long.
 *
 * @since 0.1
 */
public final class Sha256KeyNaming implements KeyNaming {
    private static final int LONGEST = 4096;

    private final Sha256 sha256 = new Sha256();

    /** A naming; all are alike. */
    public Sha256KeyNaming() {}

    @Override
    public List<SessionId> candidates(OrganizationId organization, Secret presented) {
        boolean possible = presented.length() > 0 && presented.length() <= LONGEST;
        return possible ? List.of(idOf(presented)) : List.of();
    }

    /** A record of a session that a method made has a name that no key can have. */
    @Override
    public List<SessionId> made(OrganizationId organization, Secret key) {
        return named("made-", organization, key);
    }

    /** So has the record of a caller who is recognized. */
    @Override
    public List<SessionId> identified(OrganizationId organization, Secret identity) {
        return named("known-", organization, identity);
    }

    private List<SessionId> named(String prefix, OrganizationId organization, Secret text) {
        if (text.length() == 0) {
            return List.of();
        }
        // The length keeps the organization and the rest apart.
        var owner = organization.value().getBytes(UTF_8);
        var head = (owner.length + ":").getBytes(UTF_8);
        var octets = ByteBuffer.allocate(head.length + owner.length + text.length())
                .put(head)
                .put(owner)
                .put(text.bytes());
        return List.of(new SessionId(prefix + sha256.hex(octets.array())));
    }

    /**
     * Names the session of a key.
     *
     * @param key the whole key
     * @return the id to store its session under
     */
    public SessionId idOf(Secret key) {
        return new SessionId(sha256.hex(key));
    }
}
