// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import static dev.gatehouse.examples.gateway.config.ConfigurationFixture.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.definition.ApiLimits;
import dev.gatehouse.definition.LimitHeaders;
import dev.gatehouse.limit.Counting;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LimitsReaderTest {
    @TempDir
    private Path directory;

    private ApiLimits read(String members) {
        return in(directory)
                .with(members)
                .read()
                .settings()
                .definitions()
                .reading()
                .limits();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | OPENED_WINDOW",
                "\"enable_rate_limit_smoothing\": true | OPENED_WINDOW",
                "\"enable_leaky_bucket_rate_limiter\": true | OPENED_WINDOW",
                "\"enable_redis_rolling_limiter\": true | STEADY_LOG",
                "\"enable_sentinel_rate_limiter\": true | STEADY_LOG",
                "\"enable_redis_rolling_limiter\": true, \"enable_rate_limit_smoothing\": true | SLIDING_LOG",
                "\"enable_sentinel_rate_limiter\": true, \"enable_rate_limit_smoothing\": true | SLIDING_LOG",
                "\"enable_fixed_window_rate_limiter\": true | FIXED_WINDOW",
                "\"enable_fixed_window_rate_limiter\": true, \"enable_redis_rolling_limiter\": true | FIXED_WINDOW"
            })
    void limiterOfTheOriginalChoosesTheCounting(String members, Counting counting) {
        assertThat(read(members).counting()).isEqualTo(counting);
    }

    @ParameterizedTest
    @CsvSource({"'', ORIGINAL_QUOTAS", "quotas, ORIGINAL_QUOTAS", "rate_limits, ORIGINAL_RATES", "standard, STANDARD"})
    void wordChoosesTheHeaders(String word, LimitHeaders headers) {
        assertThat(read("\"rate_limit_response_headers\": \"" + word + "\"").headers())
                .isEqualTo(headers);
    }

    @Test
    void sentinelLimiterDoesNotSayHowManyAreLeft() {
        var headers = read("\"rate_limit_response_headers\": \"rate_limits\", \"enable_sentinel_rate_limiter\": true")
                .headers();

        assertThat(headers).isEqualTo(LimitHeaders.ORIGINAL_RATES_UNCOUNTED);
    }

    @Test
    void unknownWordStopsTheStart() {
        assertThat(in(directory)
                        .with("\"rate_limit_response_headers\": \"none\"")
                        .problems())
                .containsExactly("$.rate_limit_response_headers must be quotas, rate_limits or standard");
    }
}
