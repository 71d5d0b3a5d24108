// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import dev.gatehouse.store.SessionStore;
import dev.gatehouse.testkit.store.SessionStoreContract;
import java.time.InstantSource;

final class InMemorySessionStoreTest extends SessionStoreContract {
    @Override
    protected SessionStore store(InstantSource clock) {
        return InMemoryStores.builder().clock(clock).build().sessions();
    }
}
