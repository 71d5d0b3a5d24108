// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import dev.gatehouse.limit.Limit.Way;
import dev.gatehouse.limit.LimitKey.Measure;
import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.redis.server.Deployments;
import dev.gatehouse.store.LimitStore;
import dev.gatehouse.testkit.store.LimitStoreContract;
import java.time.InstantSource;
import java.util.List;

final class TykLimitsStandaloneTest extends LimitStoreContract {
    @Override
    protected LimitStore store(InstantSource source) {
        return Emptied.limits(Deployments.STANDALONE, Layout.tyk(), source);
    }

    @Override
    protected List<LimitStore> instances(InstantSource source) {
        return Emptied.twoLimits(Deployments.STANDALONE, Layout.tyk(), source);
    }

    @Override
    protected boolean hasItsOwnCounter(LimitRequest request) {
        return TykLimitsStandaloneTest.isUnknownToTheOriginal(request);
    }

    /** Whatever the original counts in Redis has one name there, whatever its period. */
    static boolean isUnknownToTheOriginal(LimitRequest request) {
        var way = request.limit().way();
        return request.key().measure() == Measure.RATE && (way == Way.OPENED_WINDOW || way == Way.TOKEN_BUCKET);
    }
}
