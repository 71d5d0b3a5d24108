// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.http.RequestPath.Clarity;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestPathTest {
    private static Clarity clarityOf(String raw) {
        return RequestPath.parse(raw).clarity();
    }

    @Nested
    class PlainPaths {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/",
                    "/orders",
                    "/orders/",
                    "/a/b/c",
                    "/a.b/c..d",
                    "/...",
                    "/.well-known/jwks",
                    "/..a",
                    "/a..",
                    "/-_.~",
                    "/a:b@c",
                    "/!$&'()*+,=",
                    "/a+b"
                })
        void areDecodedToThemselves(String raw) {
            assertThat(RequestPath.parse(raw)).isEqualTo(new RequestPath(raw, raw, Clarity.PLAIN));
        }

        @ParameterizedTest
        @CsvSource({
            "/a%20b, '/a b'",
            "/%61bc, /abc",
            "/caf%C3%A9, /café",
            "/%e4%b8%ad, /中",
            "/%F0%9F%94%91, /🔑",
            "/100%25, /100%",
            "/%25zz, /%zz",
            "/a%2Bb, /a+b",
            "/%7euser, /~user"
        })
        void areDecodedOnce(String raw, String decoded) {
            assertThat(RequestPath.parse(raw)).isEqualTo(new RequestPath(raw, decoded, Clarity.PLAIN));
        }

        @Test
        void maySettleRules() {
            assertThat(RequestPath.parse("/orders").plain()).isTrue();
        }
    }

    @Nested
    class PathsThatParsersReadDifferently {
        @ParameterizedTest
        @ValueSource(strings = {"/a%2Fb", "/a%2fb", "/%2F", "/a%2F", "/a%2F..%2Fb", "/a/%2F/b"})
        void at52EncodedSlashIsAmbiguous(String raw) {
            assertThat(clarityOf(raw)).isEqualTo(Clarity.AMBIGUOUS);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/.", "/..", "/./a", "/a/./b", "/a/.", "/../a", "/a/../b", "/a/..", "/a/../"})
        void at52DotSegmentIsAmbiguous(String raw) {
            assertThat(clarityOf(raw)).isEqualTo(Clarity.AMBIGUOUS);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/a/%2e%2e/b", "/a/%2E./b", "/a/.%2e", "/%2e/a", "/a/%2e"})
        void at52EncodedDotSegmentIsAmbiguous(String raw) {
            assertThat(clarityOf(raw)).isEqualTo(Clarity.AMBIGUOUS);
        }

        @ParameterizedTest
        @ValueSource(strings = {"//", "//a", "/a//b", "/a//"})
        void at52EmptySegmentIsAmbiguous(String raw) {
            assertThat(clarityOf(raw)).isEqualTo(Clarity.AMBIGUOUS);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/a;b", "/a;", "/;/a", "/a/..;/b", "/a%3Bb", "/a%3b/../b", "/a;v=1/b"})
        void at52PathParameterIsAmbiguous(String raw) {
            assertThat(clarityOf(raw)).isEqualTo(Clarity.AMBIGUOUS);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/a\\b", "/a%5Cb", "/a%5cb", "/a/..\\b", "/\\"})
        void at52BackslashIsAmbiguous(String raw) {
            assertThat(clarityOf(raw)).isEqualTo(Clarity.AMBIGUOUS);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/a%3Fb", "/admin%3f/free", "/a%23b", "/a#b", "/a?b"})
        void at52EncodedEndOfThePathIsAmbiguous(String raw) {
            assertThat(clarityOf(raw)).isEqualTo(Clarity.AMBIGUOUS);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/a%0Ab", "/a%0db", "/a%00", "/%09", "/a%1F", "/a%7Fb", "/a%C2%85b", "/a\nb", "/a\tb"})
        void at52ControlCharacterIsAmbiguous(String raw) {
            assertThat(clarityOf(raw)).isEqualTo(Clarity.AMBIGUOUS);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/a%252Fb", "/a%2561", "/%252e%252e/", "/%25%32%46", "/a%25412", "/a%25c3%25a9"})
        void at52DoubleEncodingIsAmbiguous(String raw) {
            assertThat(clarityOf(raw)).isEqualTo(Clarity.AMBIGUOUS);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/%FF", "/%C3", "/%C3a", "/%A9", "/%ED%A0%80", "/a%80b"})
        void at52InvalidUtf8IsAmbiguous(String raw) {
            assertThat(clarityOf(raw)).isEqualTo(Clarity.AMBIGUOUS);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/%C0%AF", "/%C0%AE%C0%AE/", "/%E0%80%AF", "/%F0%80%80%AF", "/%C1%81"})
        void at52OverlongFormIsAmbiguous(String raw) {
            assertThat(clarityOf(raw)).isEqualTo(Clarity.AMBIGUOUS);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/caf\u00e9", "/\u2215etc", "/a b", "/\ud800"})
        void at52CharacterThatMustBeEncodedIsAmbiguous(String raw) {
            assertThat(clarityOf(raw)).isEqualTo(Clarity.AMBIGUOUS);
        }

        @Test
        void keepWhatWasSent() {
            assertThat(RequestPath.parse("/a%2Fb/../c").raw()).isEqualTo("/a%2Fb/../c");
        }

        @Test
        void maySettleNoRules() {
            assertThat(RequestPath.parse("/a%2Fb").plain()).isFalse();
        }
    }

    @Nested
    class WhatIsNoPath {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/%",
                    "/a%",
                    "/a%4",
                    "/%zz",
                    "/%%41",
                    "/%4g",
                    "/%-1",
                    "/%+1",
                    "/% 1",
                    "/%u0041",
                    "/%\u0664\u0661"
                })
        void isMalformedByABrokenEncoding(String raw) {
            assertThat(clarityOf(raw)).isEqualTo(Clarity.MALFORMED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "*", "orders", "%2Forders", "http://host/orders", "\\orders", " /orders", "?a=b"})
        void isMalformedWithoutASlashInFront(String raw) {
            assertThat(clarityOf(raw)).isEqualTo(Clarity.MALFORMED);
        }

        @Test
        void at52StaysMalformedIfItIsAmbiguousToo() {
            assertThat(clarityOf("/a/../%2F%zz")).isEqualTo(Clarity.MALFORMED);
        }

        @Test
        void keepsWhatWasSent() {
            assertThat(RequestPath.parse("/%zz").raw()).isEqualTo("/%zz");
        }

        @Test
        void maySettleNoRules() {
            assertThat(RequestPath.parse("/%zz").plain()).isFalse();
        }
    }
}
