// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import dev.gatehouse.redis.server.Deployments;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.testkit.store.SessionStoreContract;
import java.time.InstantSource;

final class OwnLayoutSentinelTest extends SessionStoreContract {
    @Override
    protected SessionStore store(InstantSource source) {
        return Emptied.sessions(Deployments.SENTINEL, Layout.own(), source);
    }
}
