// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import dev.gatehouse.store.LimitAnswer;
import dev.gatehouse.limit.LimitStatus;
import java.util.List;

/** What limits say together. */
final class LimitAnswers {
    private LimitAnswers() {}

    static LimitAnswer of(List<LimitStatus> statuses) {
        for (var status : statuses) {
            if (!status.granted()) {
                return new LimitAnswer(false, statuses);
            }
        }
        return new LimitAnswer(true, statuses);
    }
}
