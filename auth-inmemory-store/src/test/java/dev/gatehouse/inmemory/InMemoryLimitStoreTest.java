// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import dev.gatehouse.store.LimitStore;
import dev.gatehouse.testkit.store.LimitStoreContract;
import java.time.InstantSource;

final class InMemoryLimitStoreTest extends LimitStoreContract {
    @Override
    protected LimitStore store(InstantSource clock) {
        return InMemoryStores.builder().clock(clock).build().limits();
    }
}
