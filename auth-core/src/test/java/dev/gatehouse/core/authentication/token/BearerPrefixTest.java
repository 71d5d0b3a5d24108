// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BearerPrefixTest {
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "Bearer abc,abc",
                "bearer abc,abc",
                "bEaReR abc,abc",
                "Bearer: abc,Bearer: abc",
                "abc,abc",
                "Bearer  abc, abc",
                "Bearer,Bearer",
                "Bearer Bearer abc,Bearer abc",
                "'Bearer ',''"
            })
    void stripsOneSchemeWordAndOneBlank(String credential, String token) {
        assertThat(BearerPrefix.strip(credential)).isEqualTo(token);
    }
}
