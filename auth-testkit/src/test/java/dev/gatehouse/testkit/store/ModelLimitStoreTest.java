// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit.store;

import dev.gatehouse.store.LimitStore;
import java.time.InstantSource;

final class ModelLimitStoreTest extends LimitStoreContract {
    @Override
    protected LimitStore store(InstantSource source) {
        return new ModelLimitStore(source);
    }
}
