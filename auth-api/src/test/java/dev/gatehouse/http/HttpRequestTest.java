// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpRequestTest {
    private static HttpRequest get(String target) {
        return HttpRequest.of("GET", target, Headers.none());
    }

    @ParameterizedTest
    @CsvSource({"/a?b=c, /a, b=c", "/a, /a, ''", "/a?, /a, ''", "/a?b?c, /a, b?c", "?b, '', b", "/a%3Fb?c, /a%3Fb, c"})
    void splitsItsTargetAtTheFirstQuestionMark(String target, String path, String query) {
        assertThat(get(target))
                .extracting(
                        request -> request.path().raw(),
                        request -> request.query().raw())
                .containsExactly(path, query);
    }

    @Test
    void keepsTheCaseOfItsMethod() {
        assertThat(HttpRequest.of("Get", "/", Headers.none()).method()).isEqualTo("Get");
    }

    @Test
    void comesOverPlainHttpFromNowhereUnlessTold() {
        assertThat(get("/").connection()).isEqualTo(new Connection("", false));
    }

    @Test
    void hasNoBodyUnlessTold() {
        assertThat(get("/").body().read(0))
                .hasValueSatisfying(bytes -> assertThat(bytes).isEmpty());
    }

    @Test
    void printsNoCredential() {
        var request =
                HttpRequest.of("GET", "/?key=s3cret", Headers.of("Authorization", "s3cret", "Cookie", "a=s3cret"));

        assertThat(request.toString()).doesNotContain("s3cret");
    }

    @Nested
    class Bodies {
        private final Body body = Body.of("body".getBytes(UTF_8));

        @Test
        void areReadUpToTheirLength() {
            assertThat(body.read(4)).hasValue("body".getBytes(UTF_8));
        }

        @Test
        void areNotReadBeyondTheLimit() {
            assertThat(body.read(3)).isEmpty();
        }

        @Test
        void areReadAgain() {
            body.read(4).orElseThrow()[0] = 'x';

            assertThat(body.read(4)).hasValue("body".getBytes(UTF_8));
        }

        @Test
        void doNotChangeWithTheBytesTheyWereMadeFrom() {
            var bytes = "body".getBytes(UTF_8);
            var made = Body.of(bytes);

            bytes[0] = 'x';

            assertThat(made.read(4)).hasValue("body".getBytes(UTF_8));
        }
    }

    @Nested
    class Answers {
        @ParameterizedTest
        @ValueSource(ints = {99, 1000, 0, -200})
        void refuseAStatusWithoutThreeDigits(int status) {
            assertThatThrownBy(() -> new HttpAnswer(status, Headers.none(), ""))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(String.valueOf(status));
        }

        @ParameterizedTest
        @ValueSource(ints = {100, 204, 999})
        void takeAStatusWithThreeDigits(int status) {
            assertThat(new HttpAnswer(status, Headers.none(), "").status()).isEqualTo(status);
        }
    }

    @Test
    void aQuestionMarkAtTheEndOfATargetIsKept() {
        assertThat(HttpRequest.of("GET", "/x?", Headers.none()).query().suffix())
                .isEqualTo("?");
        assertThat(HttpRequest.of("GET", "/x", Headers.none()).query().suffix()).isEmpty();
        assertThat(new Query("").suffix()).isEmpty();
    }

    @Test
    void aQueryStandsBehindItsMark() {
        assertThatThrownBy(() -> new Query("a=1", false)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withOtherHeadersAllElseStays() {
        var request = HttpRequest.of("GET", "/x?a=1", Headers.of("A", "1"));

        var changed = request.withHeaders(Headers.of("B", "2"));

        assertThat(changed.headers().first("B")).isEqualTo("2");
        assertThat(changed.headers().first("A")).isNull();
        assertThat(changed.withHeaders(request.headers())).isEqualTo(request);
    }
}
