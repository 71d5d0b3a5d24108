// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QueryTest {
    @Nested
    class Reading {
        @ParameterizedTest
        @CsvSource({
            "a=1, 1",
            "a=1&b=2, 1",
            "b=2&a=1, 1",
            "a=first&a=second, first",
            "a=, ''",
            "a, ''",
            "&&a=1&&, 1",
            "a=b=c, b=c",
            "a=%41, A",
            "%61=1, 1",
            "a=x+y, x y",
            "a=x%2By, x+y",
            "a=caf%C3%A9, café",
            "a=%26%3D, &=",
            "a=?, ?"
        })
        void findsTheFirstValue(String raw, String value) {
            assertThat(new Query(raw).first("a")).isEqualTo(value);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "b=1", "A=1", "aa=1", "=a", "b=a", "&", "a%3D=1"})
        void findsNothingUnderAnotherName(String raw) {
            assertThat(new Query(raw).first("a")).isNull();
        }

        @ParameterizedTest
        @ValueSource(strings = {"a=1;b=2", "a;=1", "a=1;", "b=2;a=1"})
        void doesNotSeeAPairWithASemicolon(String raw) {
            assertThat(new Query(raw).first("a")).isNull();
        }

        @Test
        void seesThePairAfterOneWithASemicolon() {
            assertThat(new Query("a=1;b=2&a=3").first("a")).isEqualTo("3");
        }

        @Test
        void seesAnEncodedSemicolon() {
            assertThat(new Query("a=1%3Bb").first("a")).isEqualTo("1;b");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "a=1%", "a%=1", "a=%u0041"})
        void doesNotSeeAPairWithABrokenEncoding(String raw) {
            assertThat(new Query(raw).first("a")).isNull();
        }

        @Test
        void seesThePairAfterOneWithABrokenEncoding() {
            assertThat(new Query("a=%zz&a=3").first("a")).isEqualTo("3");
        }

        @Test
        void findsTheParameterWithoutAName() {
            assertThat(new Query("=1").first("")).isEqualTo("1");
        }

        @Test
        void findsNothingInNoQuery() {
            assertThat(Query.none().first("")).isNull();
        }
    }

    @Nested
    class Dropping {
        @Test
        void sortsAndEncodesAnewWhatIsLeft() {
            var query = new Query("z=1&k=x&a=%7e&a=+b");

            assertThat(query.without(Set.of("k")).raw()).isEqualTo("a=~&a=+b&z=1");
        }

        @Test
        void leavesNothingWhereAllIsDropped() {
            assertThat(new Query("k=x").without(Set.of("k"))).isEqualTo(Query.none());
        }

        @Test
        void dropsEveryValueOfTheName() {
            assertThat(new Query("k=1&a=2&k=3&%6B=4").without(Set.of("k")).raw())
                    .isEqualTo("a=2");
        }

        @Test
        void dropsSeveralNames() {
            assertThat(new Query("k=1&a=2&l=3").without(Set.of("k", "l")).raw()).isEqualTo("a=2");
        }

        @Test
        void keepsTheOrderOfValuesOfOneName() {
            assertThat(new Query("b=2&k=x&b=1&a=0").without(Set.of("k")).raw()).isEqualTo("a=0&b=2&b=1");
        }

        @Test
        void dropsWhatItCannotReadTooWhenItDropsSomething() {
            assertThat(new Query("k=x&b=%zz&c=1;d=2&a=1").without(Set.of("k")).raw())
                    .isEqualTo("a=1");
        }

        @Test
        void writesANameWithoutValueWithItsSign() {
            assertThat(new Query("k=x&a").without(Set.of("k")).raw()).isEqualTo("a=");
        }

        @Test
        void keepsOctetsThatAreNoUtf8() {
            assertThat(new Query("k=x&q=caf%e9").without(Set.of("k")).raw()).isEqualTo("q=caf%E9");
        }

        @Test
        void sortsByOctets() {
            // As UTF-16 the second would come first.
            assertThat(new Query("k=x&%F0%9F%94%91=1&%EF%BF%BD=2")
                            .without(Set.of("k"))
                            .raw())
                    .isEqualTo("%EF%BF%BD=2&%F0%9F%94%91=1");
        }

        @ParameterizedTest
        @ValueSource(strings = {"z=1&a=%7e&a=+b", "", "b=%zz&c=1;k=2", "K=1", "&&", "a=k", "kk=1"})
        void leavesTheQueryAsItIsByteForByteWhereNothingIsDropped(String raw) {
            assertThat(new Query(raw).without(Set.of("k")).raw()).isEqualTo(raw);
        }

        @Test
        void leavesTheQueryAsItIsWhereNoNameIsGiven() {
            assertThat(new Query("b=%7e&a=1").without(Set.of()).raw()).isEqualTo("b=%7e&a=1");
        }
    }

    @Test
    void printsItsLengthOnly() {
        assertThat(new Query("key=s3cret")).hasToString("Query[10 characters]");
    }
}
