// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.entitlement;

/**
 * Names a policy.
 *
 * @param value the id; not empty
 * @since 0.1
 */
public record PolicyId(String value) {
    public PolicyId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a policy id must not be empty");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
