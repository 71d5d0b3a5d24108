// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import dev.gatehouse.redis.server.Deployments;
import dev.gatehouse.session.Session;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.testkit.store.SessionStoreContract;
import java.time.InstantSource;
import net.jqwik.api.Arbitrary;

final class TykLayoutClusterTest extends SessionStoreContract {
    @Override
    protected SessionStore store(InstantSource source) {
        return Emptied.sessions(Deployments.CLUSTER, Layout.tyk(), source);
    }

    @Override
    protected Arbitrary<Session> expressible() {
        return TykExpressible.sessions();
    }
}
