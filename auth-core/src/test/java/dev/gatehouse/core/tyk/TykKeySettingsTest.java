// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TykKeySettingsTest {
    private static TykKeySettings settings(boolean hashed, String function, String... fallbacks) {
        return new TykKeySettings(hashed, function, List.of(fallbacks), 0, true, false);
    }

    @Nested
    class HashedKeys {
        @ParameterizedTest
        @ValueSource(strings = {"", "murmur32"})
        void at61DoNotStartWithAPartialHash(String function) {
            assertThatThrownBy(() -> settings(true, function))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("hash_key_function")
                    .hasMessageContaining("allow_legacy_murmur32");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "murmur32"})
        void at61DoNotStartWithAPartialHashForOlderKeys(String function) {
            assertThatThrownBy(() -> settings(true, "sha256", function))
                    .hasMessageContaining("hash_key_function_fallback")
                    .hasMessageContaining("allow_legacy_murmur32");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "murmur32"})
        void startWithAPartialHashWhereItIsAllowed(String function) {
            assertThatCode(() -> new TykKeySettings(true, function, List.of(function), 0, true, true))
                    .doesNotThrowAnyException();
        }

        @ParameterizedTest
        @ValueSource(strings = {"murmur64", "murmur128", "sha256", "unknown"})
        void startWithAHashOfTheWholeKey(String function) {
            assertThatCode(() -> settings(true, function, function)).doesNotThrowAnyException();
        }
    }

    @Nested
    class PlainKeys {
        @ParameterizedTest
        @ValueSource(strings = {"", "murmur32", "sha256"})
        void startWithAnyFunction(String function) {
            assertThatCode(() -> settings(false, function, function)).doesNotThrowAnyException();
        }
    }

    @Nested
    class ShortestKey {
        @Test
        void hasThreeBytesIfNothingIsSaid() {
            assertThat(TykKeySettings.standard().minLength()).isEqualTo(3);
        }

        @Test
        void cannotBeNegative() {
            assertThatThrownBy(() -> new TykKeySettings(false, "", List.of(), -1, true, false))
                    .hasMessage("min_token_length must not be negative, was -1");
        }
    }

    @Test
    void olderFunctionsAreCopied() {
        var functions = new ArrayList<>(List.of("sha256"));
        var settings = new TykKeySettings(true, "murmur64", functions, 0, true, false);

        functions.add("murmur128");

        assertThat(settings.fallbackFunctions()).containsExactly("sha256");
    }

    @Test
    void hashedMeansHashed() {
        assertThat(TykKeySettings.hashed("sha256").hashKeys()).isTrue();
    }
}
