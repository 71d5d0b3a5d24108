// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import dev.gatehouse.redis.server.Deployments;
import dev.gatehouse.store.ReplayStore;
import dev.gatehouse.testkit.store.ReplayStoreContract;
import java.time.InstantSource;

final class ReplaysStandaloneTest extends ReplayStoreContract {
    @Override
    protected ReplayStore store(InstantSource source) {
        return Emptied.replays(Deployments.STANDALONE, Layout.own(), source);
    }
}
