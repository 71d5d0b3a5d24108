// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Effects one after the other. */
final class EffectsTest {
    private static final Headers RECEIVED = Headers.of("A", "1", "B", "2", "Cookie", "x=1; y=2; z=3");

    private static RequestEdit adding(String... lines) {
        return new RequestEdit(Set.of(), Set.of(), Set.of(), Headers.of(lines));
    }

    private static RequestEdit dropping(String... names) {
        return new RequestEdit(Set.of(names), Set.of(), Set.of(), Headers.none());
    }

    private static RequestEdit withoutCookie(String name) {
        return new RequestEdit(Set.of(), Set.of(), Set.of(name), Headers.none());
    }

    private static List<String> lines(Headers headers) {
        var lines = new ArrayList<String>();
        headers.forEach((name, value) -> lines.add(name + ": " + value));
        return lines;
    }

    @Nested
    class OnTheRequest {
        private List<String> left(RequestEdit first, RequestEdit second) {
            return lines(first.then(second).applyTo(RECEIVED));
        }

        @Test
        void laterOneDropsWhatTheFirstAdded() {
            assertThat(left(adding("A", "mine"), dropping("a"))).noneMatch(line -> line.startsWith("A"));
        }

        @Test
        void laterOneReplacesWhatTheFirstAdded() {
            assertThat(left(adding("A", "mine"), adding("A", "yours")))
                    .contains("A: yours")
                    .doesNotContain("A: mine");
        }

        @Test
        void bothAdd() {
            assertThat(left(adding("C", "3"), adding("D", "4"))).contains("C: 3", "D: 4", "A: 1");
        }

        @Test
        void bothDropCookies() {
            assertThat(left(withoutCookie("x"), withoutCookie("z"))).contains("Cookie:  y=2");
        }

        @Test
        void laterOneDropsCookiesThatTheFirstAdded() {
            assertThat(left(adding("Cookie", "x=9; q=8"), withoutCookie("x"))).contains("Cookie:  q=8");
        }

        @Test
        void bothDropParameters() {
            var some = new RequestEdit(Set.of(), Set.of("a"), Set.of(), Headers.none());
            var others = new RequestEdit(Set.of(), Set.of("b"), Set.of(), Headers.none());

            assertThat(some.then(others).parameters()).containsExactlyInAnyOrder("a", "b");
        }

        @Test
        void isTheSameAsOneByOne() {
            var first = adding("A", "mine", "C", "3");
            var second = new RequestEdit(Set.of("B"), Set.of(), Set.of("y"), Headers.of("C", "4"));

            assertThat(left(first, second)).isEqualTo(lines(second.applyTo(first.applyTo(RECEIVED))));
        }

        @Test
        void nothingChangesNothing() {
            var edit = adding("A", "mine");

            assertThat(edit.then(RequestEdit.none())).isSameAs(edit);
            assertThat(RequestEdit.none().then(edit)).isSameAs(edit);
        }
    }

    @Nested
    class OnTheAnswer {
        private List<String> both(Headers first, Headers second) {
            return lines(
                    Effects.onResponse(first).then(Effects.onResponse(second)).response());
        }

        @Test
        void laterLinesReplaceThoseOfTheSameName() {
            assertThat(both(Headers.of("A", "1", "B", "2"), Headers.of("a", "3")))
                    .containsExactly("B: 2", "a: 3");
        }

        @Test
        void varyAddsUp() {
            assertThat(both(Headers.of("Vary", "Origin"), Headers.of("Vary", "Accept")))
                    .containsExactly("Vary: Origin", "Vary: Accept");
        }
    }
}
