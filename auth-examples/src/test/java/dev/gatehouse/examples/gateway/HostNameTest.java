// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.examples.gateway.exchange.HostName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HostNameTest {
    @ParameterizedTest
    @CsvSource({
        "shop.example, shop.example",
        "Shop.Example, shop.example",
        "shop.example., shop.example",
        "shop.example:8443, shop.example",
        "shop.example.:8443, shop.example",
        "10.0.0.1:80, 10.0.0.1",
        "[::1], [::1]",
        "[::1]:80, [::1]",
        "[FE80::1]:80, [fe80::1]",
        "shop.example.., shop.example.",
        "'', ''",
        "., ''"
    })
    void isWithoutCaseAndPortAndFinalDot(String written, String plain) {
        assertThat(HostName.plain(written)).isEqualTo(plain);
    }
}
