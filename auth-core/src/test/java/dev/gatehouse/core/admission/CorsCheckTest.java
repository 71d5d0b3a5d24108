// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.definition.Cors;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class CorsCheckTest {
    private static final Cors.Preflight ANSWERED = new Cors.Preflight(Duration.ofMinutes(10), false);

    private static Cors cors(String origin, boolean credentials) {
        return new Cors(
                List.of(origin),
                List.of("GET", "POST"),
                List.of("Authorization"),
                List.of("X-Total"),
                credentials,
                ANSWERED);
    }

    private static HttpRequest preflight(String origin, String method, String headers) {
        return HttpRequest.of(
                "OPTIONS",
                "/",
                Headers.of(
                        "Origin",
                        origin,
                        "Access-Control-Request-Method",
                        method,
                        "Access-Control-Request-Headers",
                        headers));
    }

    @Nested
    class APreflight {
        private final CorsCheck check = new CorsCheck(cors("https://app.example", true));

        @Test
        void isAnsweredWithWhatItAskedFor() {
            var answer = check.preflight(preflight("https://app.example", "POST", "authorization"));

            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.headers().first("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
            assertThat(answer.headers().first("Access-Control-Allow-Methods")).isEqualTo("POST");
            assertThat(answer.headers().first("Access-Control-Allow-Headers")).isEqualTo("authorization");
            assertThat(answer.headers().first("Access-Control-Allow-Credentials"))
                    .isEqualTo("true");
            assertThat(answer.headers().first("Access-Control-Max-Age")).isEqualTo("600");
        }

        @Test
        void fromAStrangerIsAnsweredWithNothing() {
            var answer = check.preflight(preflight("https://evil.example", "POST", ""));

            assertThat(answer.headers().first("Access-Control-Allow-Origin")).isNull();
        }

        @Test
        void forAnotherMethodIsAnsweredWithNothing() {
            var answer = check.preflight(preflight("https://app.example", "DELETE", ""));

            assertThat(answer.headers().first("Access-Control-Allow-Methods")).isNull();
        }

        @Test
        void forAnotherHeaderIsAnsweredWithNothing() {
            var answer = check.preflight(preflight("https://app.example", "GET", "authorization, x-admin"));

            assertThat(answer.headers().first("Access-Control-Allow-Headers")).isNull();
        }

        @Test
        void needsItsMethodToBeOne() {
            assertThat(check.preflight(HttpRequest.of("OPTIONS", "/", Headers.of("Origin", "https://app.example"))))
                    .isNull();
        }
    }

    @Nested
    class AnyOtherAnswer {
        @Test
        void isMarkedForItsOrigin() {
            var marks = new CorsCheck(cors("https://*.example", false))
                    .mark(HttpRequest.of("GET", "/", Headers.of("Origin", "https://app.example")));

            assertThat(marks)
                    .isEqualTo(Headers.of(
                            "Vary", "Origin",
                            "Access-Control-Allow-Origin", "https://app.example",
                            "Access-Control-Expose-Headers", "X-Total"));
        }

        @Test
        void namesNobodyForAStranger() {
            var marks = new CorsCheck(cors("https://*.example", false))
                    .mark(HttpRequest.of("GET", "/", Headers.of("Origin", "https://app.example.evil.test")));

            assertThat(marks).isEqualTo(Headers.of("Vary", "Origin"));
        }

        @Test
        void neverEchoesAnOriginThatOnlyTheWildcardAllows() {
            var marks = new CorsCheck(cors("*", true))
                    .mark(HttpRequest.of("GET", "/", Headers.of("Origin", "https://evil.example")));

            assertThat(marks.first("Access-Control-Allow-Origin")).isEqualTo("*");
        }
    }

    @Test
    void passesOptionsThroughOnlyIfTold() {
        var passing = new Cors(
                List.of("*"), List.of("GET"), List.of(), List.of(), false, new Cors.Preflight(Duration.ZERO, true));
        var options = HttpRequest.of("OPTIONS", "/", Headers.none());

        assertThat(new CorsCheck(passing).passesThrough(options)).isTrue();
        assertThat(new CorsCheck(cors("*", false)).passesThrough(options)).isFalse();
        assertThat(new CorsCheck(passing).passesThrough(HttpRequest.of("GET", "/", Headers.none())))
                .isFalse();
    }
}
