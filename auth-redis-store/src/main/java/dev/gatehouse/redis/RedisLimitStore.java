// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import dev.gatehouse.limit.LimitKey;
import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.store.LimitAnswer;
import dev.gatehouse.store.LimitStore;
import dev.gatehouse.store.StoreUnavailableException;
import java.util.List;

/** Not there yet: refuses. */
final class RedisLimitStore implements LimitStore {
    @Override
    public LimitAnswer take(List<LimitRequest> requests) {
        throw new StoreUnavailableException("limits in Redis are not there yet");
    }

    @Override
    public LimitAnswer peek(List<LimitRequest> requests) {
        throw new StoreUnavailableException("limits in Redis are not there yet");
    }

    @Override
    public void reset(List<LimitKey> keys) {
        throw new StoreUnavailableException("limits in Redis are not there yet");
    }
}
