// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NeighborhoodTest {
    @ParameterizedTest
    @CsvSource({
        "2001:db8::1, 2001:db8::2",
        "2001:db8::1, 2001:DB8:0:0:ffff:ffff:ffff:ffff",
        "fe80::1, fe80::2%eth0",
        "::ffff:192.0.2.1, 192.0.2.1"
    })
    void isThatOfNeighbors(String one, String other) {
        assertThat(Neighborhood.of(one)).isEqualTo(Neighborhood.of(other));
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8::1, 2001:db8:0:1::1",
        "192.0.2.1, 192.0.2.2",
        "::ffff:192.0.2.1, ::ffff:192.0.2.2",
        "192.0.2.1, ''"
    })
    void isAnotherOneElsewhere(String one, String other) {
        assertThat(Neighborhood.of(one)).isNotEqualTo(Neighborhood.of(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "192.0.2.1", "unix socket", "a:b", "1:2", "host.example", "host:80", ":::", "[::1]"})
    void isTheTextItselfWhereThatIsNoAddressOfIpv6(String text) {
        assertThat(Neighborhood.of(text)).isEqualTo(text);
    }

    @Test
    void isNoLongerThanAnAddress() {
        assertThat(Neighborhood.of("2001:0db8:0000:0000:0000:0000:0000:0001")).isEqualTo("20010db800000000");
    }
}
