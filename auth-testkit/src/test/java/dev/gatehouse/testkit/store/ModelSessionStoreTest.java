// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit.store;

import dev.gatehouse.store.SessionStore;
import java.time.InstantSource;

/** The plainest store there is holds the contract too. */
final class ModelSessionStoreTest extends SessionStoreContract {
    @Override
    protected SessionStore store(InstantSource source) {
        return new ModelSessionStore(source);
    }
}
