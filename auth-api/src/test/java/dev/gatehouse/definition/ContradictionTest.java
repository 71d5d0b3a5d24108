// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.definition.ApiVersions.FirstSegment;
import dev.gatehouse.definition.ApiVersions.Named;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where two readers of one request may find two values. */
final class ContradictionTest {
    private static HttpRequest get(String target, String... headers) {
        return HttpRequest.of("GET", target, Headers.of(headers));
    }

    @Nested
    class AHeader {
        private final CredentialLocation header = CredentialLocation.header("X-V");

        @Test
        void at53ContradictsItselfInTwoLinesThatDiffer() {
            assertThat(header.isContradictory(get("/", "X-V", "v1", "x-v", "v2")))
                    .isTrue();
        }

        @Test
        void doesNotInTwoEqualLines() {
            assertThat(header.isContradictory(get("/", "X-V", "v1", "x-v", "v1")))
                    .isFalse();
        }

        @Test
        void doesNotWhereItIsMissing() {
            assertThat(header.isContradictory(get("/"))).isFalse();
        }
    }

    @Nested
    class AParameter {
        private final CredentialLocation parameter = CredentialLocation.query("v");

        @ParameterizedTest
        @ValueSource(strings = {"/?v=v1&v=v2", "/?v=v1&a=b&%76=v2", "/?v=v1&v=", "/?v&v=v1", "/?v=v1&v=%zz"})
        void at53ContradictsItselfInAnotherPair(String target) {
            assertThat(parameter.isContradictory(get(target))).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"/?v=v1&a;v=v2", "/?a=b;v=v2", "/?v=v1;a=b"})
        void at53ContradictsItselfForReadersThatSeparateBySemicolon(String target) {
            assertThat(parameter.isContradictory(get(target))).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"/", "/?", "/?v=v1", "/?v=v1&v=v1", "/?v=v1&v=v%31", "/?a=1&a=2", "/?v=v1&V=v2"})
        void doesNotOtherwise(String target) {
            assertThat(parameter.isContradictory(get(target))).isFalse();
        }
    }

    @Nested
    class ACookie {
        private final CredentialLocation cookie = CredentialLocation.cookie("ck");

        @Test
        void at32ContradictsItselfInOneLine() {
            assertThat(cookie.isContradictory(get("/", "Cookie", "ck=a; ck=b"))).isTrue();
        }

        @Test
        void at32ContradictsItselfInTwoLines() {
            assertThat(cookie.isContradictory(get("/", "Cookie", "ck=a", "Cookie", "ck=b")))
                    .isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "ck=a", "ck=a; ck=a", "ck=a; ck=\"a\"", "ck=a; CK=b", "other=1; other=2"})
        void doesNotOtherwise(String line) {
            assertThat(cookie.isContradictory(get("/", "Cookie", line))).isFalse();
        }
    }

    @Nested
    class AVersion {
        @Test
        void inAHeaderIsAmbiguousWhereTheHeaderContradictsItself() {
            var selector = new Named(CredentialLocation.header("X-V"));

            assertThat(selector.isAmbiguous(get("/", "X-V", "v1", "X-V", "v2"))).isTrue();
            assertThat(selector.isAmbiguous(get("/", "X-V", "v1"))).isFalse();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"/v1/..;/v2/x", "/v1/%2e%2e%2fv2/x", "/v1%2f..%2fv2/x", "/v1/..%5cv2/x", "//v2", "/v1;/x"})
        void at52InAPathIsAmbiguousWhereThePathIs(String target) {
            assertThat(new FirstSegment().isAmbiguous(get(target))).isTrue();
        }

        @Test
        void inAPlainPathIsClear() {
            assertThat(new FirstSegment().isAmbiguous(get("/v1/x"))).isFalse();
        }
    }
}
