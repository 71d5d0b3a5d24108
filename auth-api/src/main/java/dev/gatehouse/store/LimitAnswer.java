// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.store;

import dev.gatehouse.limit.LimitStatus;
import java.util.List;

/**
 * What a store says of all the limits of a request together.
 *
 * @param granted whether every one of them is granted; if not, nothing was taken from any
 * @param statuses how each limit stands, in the order of the requests. After a refusal those that would have been granted
 *     are marked so, and show what is left without this request
 * @since 0.1
 */
public record LimitAnswer(boolean granted, List<LimitStatus> statuses) {
    public LimitAnswer {
        statuses = List.copyOf(statuses);
    }
}
