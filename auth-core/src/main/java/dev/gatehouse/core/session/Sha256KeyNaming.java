// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.KeyNaming;
import dev.gatehouse.session.SessionId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Our own naming: a session is stored under the SHA-256 of its whole key, so that a leaked store holds no usable keys
 * and a look-up needs no comparison in constant time. Keys are at most 4,096 bytes long.
 *
 * @since 0.1
 */
public final class Sha256KeyNaming implements KeyNaming {
    private static final int LONGEST = 4096;
    private static final HexFormat HEX = HexFormat.of();

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
        return new SessionId(HEX.formatHex(digest().digest(key.bytes())));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            // Every Java platform is required to have it.
            throw new IllegalStateException("this Java platform lacks SHA-256", impossible);
        }
    }
}
