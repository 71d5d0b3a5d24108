// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CookiesTest {
    private static HttpRequest request(String... cookieLines) {
        var lines = new ArrayList<String>();
        for (var line : cookieLines) {
            lines.add("Cookie");
            lines.add(line);
        }
        return HttpRequest.of("GET", "/", Headers.of(lines));
    }

    @Nested
    class Reading {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "auth=1                | 1",
                    "a=0; auth=1           | 1",
                    "auth=1; auth=2        | 1",
                    "auth=1;b=2            | 1",
                    "' auth = 1 ; b=2'     | 1",
                    "auth=a=b              | a=b",
                    "auth=                 | ''",
                    "authx=0; auth=1       | 1",
                    "auth=\"1 2\"          | 1 2",
                    "auth=\"\"             | ''",
                    "auth=\"1              | \"1",
                    "auth=1\"              | 1\"",
                    "auth=\"               | \"",
                    "auth=a\"b\"c          | a\"b\"c",
                    ";;auth=1              | 1"
                })
        void findsTheFirstValue(String line, String value) {
            assertThat(request(line).cookie("auth")).isEqualTo(value);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "Auth=1", "AUTH=1", "authx=1", "xauth=1", "a=auth", "auth", "=auth", "a=b; auth"})
        void findsNothingUnderAnotherName(String line) {
            assertThat(request(line).cookie("auth")).isNull();
        }

        @Test
        void findsNothingWithoutALine() {
            assertThat(request().cookie("auth")).isNull();
        }

        @Test
        void looksAtEveryLine() {
            assertThat(request("a=1", "auth=2").cookie("auth")).isEqualTo("2");
        }
    }

    @Nested
    class Dropping {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "auth=1                 | ''",
                    "auth=1;b=2             | b=2",
                    "b=2;auth=1             | b=2",
                    "b=2;auth=1;c=3         | b=2;c=3",
                    "b=2; auth=1; c=3       | b=2; c=3",
                    "auth=1; c=3            | ' c=3'",
                    "'b=2 ;  auth=1; c = 3 '| 'b=2 ; c = 3 '",
                    "auth=1; auth=2; c=3    | ' c=3'",
                    "b=2                    | b=2",
                    "b=2;;c                 | b=2;;c",
                    "Auth=1                 | Auth=1",
                    "''                     | ''"
                })
        void leavesTheOtherPiecesAsTheyAre(String line, String left) {
            assertThat(Cookies.without(line, Set.of("auth"))).isEqualTo(left);
        }

        @ParameterizedTest
        @ValueSource(strings = {"authx=1", "auth-2=1", "auth.x=1", "xauth=1"})
        void at81CookieWhoseNameOnlyBeginsLikeTheCredentialsStays(String line) {
            assertThat(Cookies.without(line, Set.of("auth"))).isEqualTo(line);
        }

        @Test
        void at81CredentialGoesThoughACookieWithALongerNameComesFirst() {
            assertThat(Cookies.without("authx=1; auth=2", Set.of("auth"))).isEqualTo("authx=1");
        }

        @Test
        void dropsSeveralNames() {
            assertThat(Cookies.without("a=1; b=2; c=3", Set.of("a", "c"))).isEqualTo(" b=2");
        }

        @Test
        void dropsNothingWithoutNames() {
            assertThat(Cookies.without("a=1; b=2;; c", Set.of())).isEqualTo("a=1; b=2;; c");
        }
    }
}
