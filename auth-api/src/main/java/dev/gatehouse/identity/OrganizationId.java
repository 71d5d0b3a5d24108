// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.identity;

/**
 * The tenant that something belongs to.
 *
 * @param value the id; empty for what belongs to nobody in particular
 * @since 0.1
 */
public record OrganizationId(String value) {
    private static final OrganizationId NONE = new OrganizationId("");

    /** {@return the absence of an organization} */
    public static OrganizationId none() {
        return NONE;
    }

    /** {@return whether there is no organization} */
    public boolean isNone() {
        return value.isEmpty();
    }

    @Override
    public String toString() {
        return value;
    }
}
