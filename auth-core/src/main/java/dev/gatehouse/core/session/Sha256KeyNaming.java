// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import dev.gatehouse.core.internal.crypto.Sha256;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.KeyNaming;
import dev.gatehouse.session.SessionId;
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
