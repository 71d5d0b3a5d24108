// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.session;

/**
 * The name under which a session is stored. Where keys are stored unhashed it is the key itself, so printing shows the
 * last four characters at most, and nothing of a name with fewer than sixteen.
 *
 * @param value the name; not empty
 * @since 0.1
 */
public record SessionId(String value) {
    private static final int SHOWN = 4;
    private static final int SHORTEST_SHOWN = 4 * SHOWN;

    public SessionId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a session id must not be empty");
        }
    }

    @Override
    public String toString() {
        return value.length() < SHORTEST_SHOWN ? "--" : "****" + value.substring(value.length() - SHOWN);
    }
}
