// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.session;

import dev.gatehouse.identity.OrganizationId;
import java.util.Optional;

/**
 * The name under which a session is stored. Where keys are stored unhashed it is the key itself, so printing shows the
 * last four characters at most, and nothing of a name with fewer than sixteen.
 *
 * @param value the name; not empty
 * @since 0.1
 */
public record SessionId(String value) {
    private static final String OF_ORGANIZATION = "orgkey.";
    private static final int SHOWN = 4;
    private static final int SHORTEST_SHOWN = 4 * SHOWN;

    public SessionId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a session id must not be empty");
        }
    }

    /**
     * Names the session that stands for an organization.
     *
     * @param organization which one
     * @return its name, which no key and no user can have
     */
    public static SessionId of(OrganizationId organization) {
        return new SessionId(OF_ORGANIZATION + organization.value());
    }

    /** {@return the organization for which the session stands; empty for any other session} */
    public Optional<OrganizationId> organization() {
        return isOfOrganization()
                ? Optional.of(new OrganizationId(value.substring(OF_ORGANIZATION.length())))
                : Optional.empty();
    }

    /** {@return whether the session stands for an organization, so that no credential may open it} */
    public boolean isOfOrganization() {
        return value.startsWith(OF_ORGANIZATION);
    }

    @Override
    public String toString() {
        return value.length() < SHORTEST_SHOWN ? "--" : "****" + value.substring(value.length() - SHOWN);
    }
}
