// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.SessionId;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/** Keys whose hash is so short that it is the same for all. */
record SmallHash(SessionId only) implements KeyMinting {
    @Override
    public NamedKey mint(OrganizationId organization, SecureRandom random) {
        return new NamedKey(Secret.of("key"), only);
    }

    @Override
    public Optional<NamedKey> adopt(OrganizationId organization, Secret chosen) {
        return Optional.of(new NamedKey(chosen, only));
    }

    @Override
    public SessionId storedAs(Secret key) {
        return only;
    }

    @Override
    public List<SessionId> candidates(OrganizationId organization, Secret presented) {
        return List.of(only);
    }
}
