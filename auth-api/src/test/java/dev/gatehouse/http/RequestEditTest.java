// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class RequestEditTest {
    private static final Headers RECEIVED =
            Headers.of("Accept", "*/*", "Authorization", "k", "Cookie", "auth=1; authx=2", "accept", "text/plain");

    private static RequestEdit dropHeaders(String... names) {
        return new RequestEdit(Set.of(names), Set.of(), Set.of(), Headers.none());
    }

    private static RequestEdit dropCookies(String... names) {
        return new RequestEdit(Set.of(), Set.of(), Set.of(names), Headers.none());
    }

    private static RequestEdit add(String... lines) {
        return new RequestEdit(Set.of(), Set.of(), Set.of(), Headers.of(lines));
    }

    @Nested
    class DroppingHeaders {
        @Test
        void dropsTheLine() {
            assertThat(dropHeaders("Authorization").applyTo(RECEIVED).first("Authorization"))
                    .isNull();
        }

        @Test
        void comparesNamesWithoutCase() {
            assertThat(dropHeaders("aUTHORIZATION").applyTo(RECEIVED).first("Authorization"))
                    .isNull();
        }

        @Test
        void dropsEveryLineOfTheName() {
            assertThat(dropHeaders("ACCEPT").applyTo(RECEIVED).all("Accept")).isEmpty();
        }

        @Test
        void leavesTheOthersAsTheyCame() {
            assertThat(dropHeaders("Accept", "Cookie").applyTo(RECEIVED)).isEqualTo(Headers.of("Authorization", "k"));
        }

        @Test
        void leavesNamesThatOnlyBeginAlike() {
            var headers = Headers.of("X-Auth-2", "1", "X-Aut", "2");

            assertThat(dropHeaders("X-Auth").applyTo(headers)).isEqualTo(headers);
        }

        @Test
        void comparesNamesWithoutTheLanguageOfTheMachine() {
            // In Turkish the small letter of I is no i.
            var before = Locale.getDefault();
            try {
                Locale.setDefault(Locale.forLanguageTag("tr"));

                assertThat(dropHeaders("X-ID").applyTo(Headers.of("x-id", "1")).isEmpty())
                        .isTrue();
            } finally {
                Locale.setDefault(before);
            }
        }
    }

    @Nested
    class DroppingCookies {
        @Test
        void at81DropsTheCookieOfExactlyThatName() {
            assertThat(dropCookies("auth").applyTo(RECEIVED).all("Cookie")).containsExactly(" authx=2");
        }

        @Test
        void leavesAnEmptyLineWhereItWasTheOnlyOne() {
            var headers = Headers.of("Cookie", "Authorization=A");

            assertThat(dropCookies("Authorization").applyTo(headers).all("Cookie"))
                    .containsExactly("");
        }

        @Test
        void looksAtEveryLineWhateverItsCase() {
            var headers = Headers.of("COOKIE", "auth=1; b=2", "cookie", "c=3; auth=4");

            assertThat(dropCookies("auth").applyTo(headers).all("Cookie")).containsExactly(" b=2", "c=3");
        }

        @Test
        void leavesOtherHeadersAlone() {
            var headers = Headers.of("X-Cookie", "auth=1");

            assertThat(dropCookies("auth").applyTo(headers)).isEqualTo(headers);
        }
    }

    @Nested
    class Adding {
        @Test
        void putsTheLineAtTheEnd() {
            assertThat(add("X-User", "u").applyTo(Headers.of("A", "1"))).isEqualTo(Headers.of("A", "1", "X-User", "u"));
        }

        @Test
        void dropsTheClientsLinesOfThatName() {
            var forged = Headers.of("x-user", "forged", "X-USER", "forged too");

            assertThat(add("X-User", "u").applyTo(forged).all("X-User")).containsExactly("u");
        }

        @Test
        void addsSeveralLinesOfOneName() {
            assertThat(add("X-Role", "a", "X-Role", "b").applyTo(Headers.none()).all("X-Role"))
                    .containsExactly("a", "b");
        }
    }

    @Nested
    class WholeRequests {
        private final HttpRequest request =
                HttpRequest.of("POST", "/a?k=x&b=%7e", RECEIVED).withBody(Body.of(new byte[] {1}));

        @Test
        void areTheSameObjectWhereNothingChanges() {
            assertThat(RequestEdit.none().applyTo(request)).isSameAs(request);
        }

        @Test
        void loseTheirParameters() {
            var edit = new RequestEdit(Set.of(), Set.of("k"), Set.of(), Headers.none());

            assertThat(edit.applyTo(request).query().raw()).isEqualTo("b=~");
        }

        @Test
        void keepTheirQueryWhereNoParameterIsDropped() {
            assertThat(dropHeaders("Accept").applyTo(request).query().raw()).isEqualTo("k=x&b=%7e");
        }

        @Test
        void keepTheRest() {
            var edited = dropHeaders("Accept").applyTo(request);

            assertThat(edited)
                    .extracting(HttpRequest::method, HttpRequest::path, HttpRequest::body, HttpRequest::connection)
                    .containsExactly(request.method(), request.path(), request.body(), request.connection());
        }

        @Test
        void areNotChangedThemselves() {
            dropHeaders("Authorization").applyTo(request);

            assertThat(request.headers()).isEqualTo(RECEIVED);
        }
    }

    @Test
    void isEmptyWhereItChangesNothing() {
        assertThat(RequestEdit.none().isEmpty()).isTrue();
    }

    @Test
    void isNotEmptyWithOneHeaderToAdd() {
        assertThat(add("A", "1").isEmpty()).isFalse();
    }

    @Test
    void doesNotChangeWithTheSetItWasMadeFrom() {
        var names = new HashSet<>(Set.of("k"));
        var edit = new RequestEdit(Set.of(), names, Set.of(), Headers.none());

        names.clear();

        assertThat(edit.parameters()).containsExactly("k");
    }

    @Test
    void effectsOnNoHeadersAreNone() {
        assertThat(Effects.onResponse(Headers.none())).isSameAs(Effects.none());
    }

    @Test
    void effectsOnTheAnswerLeaveTheRequestAlone() {
        assertThat(Effects.onResponse(Headers.of("A", "1")).request().isEmpty()).isTrue();
    }
}
