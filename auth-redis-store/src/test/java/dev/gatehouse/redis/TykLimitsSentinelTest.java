// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.redis.server.Deployments;
import dev.gatehouse.store.LimitStore;
import dev.gatehouse.testkit.store.LimitStoreContract;
import java.time.InstantSource;
import java.util.List;

final class TykLimitsSentinelTest extends LimitStoreContract {
    @Override
    protected LimitStore store(InstantSource source) {
        return Emptied.limits(Deployments.SENTINEL, Layout.tyk(), source);
    }

    @Override
    protected List<LimitStore> instances(InstantSource source) {
        return Emptied.twoLimits(Deployments.SENTINEL, Layout.tyk(), source);
    }

    @Override
    protected boolean hasItsOwnCounter(LimitRequest request) {
        return TykLimitsStandaloneTest.isUnknownToTheOriginal(request);
    }
}
