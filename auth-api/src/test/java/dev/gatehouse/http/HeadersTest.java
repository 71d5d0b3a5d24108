// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HeadersTest {
    private static final Headers HEADERS = Headers.of("Accept", "a", "X-Key", "", "accept", "b");

    @Nested
    class Reading {
        @Test
        void findsTheFirstLineWithoutCase() {
            assertThat(HEADERS.first("ACCEPT")).isEqualTo("a");
        }

        @Test
        void findsAnEmptyValue() {
            assertThat(HEADERS.first("X-Key")).isEmpty();
        }

        @Test
        void findsNoLineOfAnotherName() {
            assertThat(HEADERS.first("Accept-Encoding")).isNull();
        }

        @Test
        void findsAllLinesInTheirOrder() {
            assertThat(HEADERS.all("accept")).containsExactly("a", "b");
        }

        @Test
        void findsNoLinesOfAnotherName() {
            assertThat(HEADERS.all("X")).isEmpty();
        }

        @Test
        void visitsEveryLineAsItIsSpelled() {
            var visited = new ArrayList<String>();

            HEADERS.forEach((name, value) -> visited.add(name + ":" + value));

            assertThat(visited).containsExactly("Accept:a", "X-Key:", "accept:b");
        }

        @Test
        void noticesARepeatedLine() {
            assertThat(HEADERS.isRepeated("aCCEPT")).isTrue();
        }

        @Test
        void noticesThatALineIsNotRepeated() {
            assertThat(HEADERS.isRepeated("X-Key")).isFalse();
        }

        @Test
        void noticesThatAnAbsentLineIsNotRepeated() {
            assertThat(HEADERS.isRepeated("X")).isFalse();
        }
    }

    @Nested
    class Making {
        @ParameterizedTest
        @ValueSource(strings = {"a\rb", "a\nb", "a\r\nX: y", "a\u0000b", "\n", "a\r"})
        void refusesAValueThatWouldEndItsLine(String value) {
            assertThatThrownBy(() -> Headers.of("X-Key", value))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("X-Key");
        }

        @Test
        void showsNoValueInARefusal() {
            assertThatThrownBy(() -> Headers.of("X-Key", "s3cret\n")).message().doesNotContain("s3cret");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "a b", "a:b", "a\n", "a\t", "\u00e9", "a\u007f", "\u0000"})
        void refusesWhatIsNoName(String name) {
            assertThatThrownBy(() -> Headers.of("A", "1", name, "2"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("line 1");
        }

        @Test
        void showsNoValueThatSlippedIntoThePlaceOfAName() {
            assertThatThrownBy(() -> Headers.of("s3cret value", "X-Key"))
                    .message()
                    .doesNotContain("s3cret");
        }

        @Test
        void refusesANameWithoutValue() {
            assertThatThrownBy(() -> Headers.of("A", "1", "B"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("missing among the 3");
        }

        @Test
        void showsNoValueWhenANameIsMissing() {
            assertThatThrownBy(() -> Headers.of("A", "1", "s3cret")).message().doesNotContain("s3cret");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " a ", "\t", "a;b=\"c\"", "caf\u00e9", "\u0001"})
        void takesOddValues(String value) {
            assertThatCode(() -> Headers.of("A", value)).doesNotThrowAnyException();
        }

        @Test
        void copiesTheList() {
            var lines = new ArrayList<>(List.of("A", "1"));
            var headers = Headers.of(lines);

            lines.set(1, "2");

            assertThat(headers.first("A")).isEqualTo("1");
        }

        @Test
        void makesNoHeadersOfNothing() {
            assertThat(Headers.of()).isSameAs(Headers.none());
        }
    }

    @Test
    void printNamesOnly() {
        assertThat(Headers.of("Authorization", "s3cret", "Cookie", "a=b"))
                .hasToString("Headers[Authorization, Cookie]");
    }

    @Test
    void areEqualByTheirLines() {
        assertThat(Headers.of("A", "1")).isEqualTo(Headers.of("A", "1")).hasSameHashCodeAs(Headers.of("A", "1"));
    }

    @Test
    void differByTheirValues() {
        assertThat(Headers.of("A", "1")).isNotEqualTo(Headers.of("A", "2"));
    }

    @Test
    void areEmptyWithoutLines() {
        assertThat(Headers.none().isEmpty()).isTrue();
    }

    @Nested
    class HeadersOfAHost {
        private static final class HostHeaders implements Headers {
            private final List<String> values;

            HostHeaders(String... values) {
                this.values = List.of(values);
            }

            @Override
            public @Nullable String first(String name) {
                return values.isEmpty() ? null : values.get(0);
            }

            @Override
            public List<String> all(String name) {
                return values;
            }

            @Override
            public void forEach(BiConsumer<String, String> visitor) {
                values.forEach(value -> visitor.accept("A", value));
            }
        }

        @Test
        void areEmptyWhereNoLineIsVisited() {
            assertThat(new HostHeaders().isEmpty()).isTrue();
        }

        @Test
        void areNotEmptyWhereOneLineIsVisited() {
            assertThat(new HostHeaders("1").isEmpty()).isFalse();
        }

        @Test
        void areRepeatedWhereThereAreTwoLines() {
            assertThat(new HostHeaders("1", "2").isRepeated("A")).isTrue();
        }

        @Test
        void areNotRepeatedWhereThereIsOneLine() {
            assertThat(new HostHeaders("1").isRepeated("A")).isFalse();
        }
    }
}
