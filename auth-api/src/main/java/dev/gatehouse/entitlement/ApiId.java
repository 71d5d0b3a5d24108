// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.entitlement;

/**
 * Names a protected API.
 *
 * @param value unique among the APIs of a host; not empty
 * @since 0.1
 */
public record ApiId(String value) {
    public ApiId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an API id must not be empty");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
