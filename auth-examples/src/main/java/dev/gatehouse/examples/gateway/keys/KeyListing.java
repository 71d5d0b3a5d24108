// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.keys;

import dev.gatehouse.core.tyk.TykKeys;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.SessionId;
import java.util.List;
import java.util.TreeSet;

/** Collects the names of keys, each once. */
final class KeyListing {
    static final int PAGE = 1000;

    private final String filter;
    private final TreeSet<String> names = new TreeSet<>();

    KeyListing(String filter) {
        this.filter = filter;
    }

    void add(List<SessionId> ids) {
        ids.stream().map(SessionId::value).filter(this::wanted).forEach(names::add);
    }

    private boolean wanted(String name) {
        return name.startsWith(filter)
                || TykKeys.organizationOf(Secret.of(name)).value().equals(filter);
    }

    List<String> names() {
        return List.copyOf(names);
    }
}
