// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import dev.gatehouse.store.ReplayStore;
import dev.gatehouse.testkit.store.ReplayStoreContract;
import java.time.InstantSource;

final class InMemoryReplayStoreTest extends ReplayStoreContract {
    @Override
    protected ReplayStore store(InstantSource clock) {
        return InMemoryStores.builder().clock(clock).build().replays();
    }
}
