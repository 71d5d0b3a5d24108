// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import dev.gatehouse.definition.ApiLimits;
import dev.gatehouse.definition.LimitHeaders;
import dev.gatehouse.limit.Counting;
import java.util.List;
import java.util.Map;

/** Reads how rates are counted, and what clients are told of limits. */
final class LimitsReader {
    private static final String HEADERS = "rate_limit_response_headers";
    private static final Map<String, LimitHeaders> WORDS = Map.of(
            "", LimitHeaders.ORIGINAL_QUOTAS,
            "quotas", LimitHeaders.ORIGINAL_QUOTAS,
            "rate_limits", LimitHeaders.ORIGINAL_RATES,
            "standard", LimitHeaders.STANDARD);

    private final ConfigurationTree tree;
    private final List<String> problems;

    LimitsReader(ConfigurationTree tree, List<String> problems) {
        this.tree = tree;
        this.problems = problems;
    }

    ApiLimits read() {
        return ApiLimits.standard().with(counting()).with(headers());
    }

    /** In the original's order. Both of its logs become the one that is exact. */
    private Counting counting() {
        if (tree.flag("enable_fixed_window_rate_limiter")) {
            return Counting.FIXED_WINDOW;
        }
        if (tree.flag("enable_sentinel_rate_limiter") || tree.flag("enable_redis_rolling_limiter")) {
            return tree.flag("enable_rate_limit_smoothing") ? Counting.SLIDING_LOG : Counting.STEADY_LOG;
        }
        return Counting.OPENED_WINDOW;
    }

    private LimitHeaders headers() {
        var headers = WORDS.get(tree.text(HEADERS));
        if (headers == null) {
            problems.add("$." + HEADERS + " must be quotas, rate_limits or standard");
            return LimitHeaders.ORIGINAL_QUOTAS;
        }
        return headers == LimitHeaders.ORIGINAL_RATES && choosesSentinel()
                ? LimitHeaders.ORIGINAL_RATES_UNCOUNTED
                : headers;
    }

    /** The original asks after the fixed window first. */
    private boolean choosesSentinel() {
        return tree.flag("enable_sentinel_rate_limiter") && !tree.flag("enable_fixed_window_rate_limiter");
    }
}
