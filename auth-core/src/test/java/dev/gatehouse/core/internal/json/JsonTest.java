// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {
    @Nested
    class TextThatIsNoJson {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "{",
                    "nul",
                    "{} {}",
                    "[1,]",
                    "{\"a\":NaN}",
                    "{\"a\":Infinity}",
                    "{'a':1}",
                    "{a:1}",
                    "{\"a\":01}",
                    "{\"a\":.5}",
                    "{\"a\":1}//",
                    "\"\t\"",
                    "\uFEFF{"
                })
        void isRefused(String text) {
            assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(JsonFormatException.class);
        }

        @Test
        void isRefusedWithThePlace() {
            assertThatThrownBy(() -> Json.parse("{\n  \"a\" 1}")).hasMessage("not JSON at line 2, column 7");
        }

        @Test
        void isRefusedWithoutItsContent() {
            assertThatThrownBy(() -> Json.parse("{\"password\":\"very-private\" very-private"))
                    .hasMessageNotContaining("private")
                    .hasMessageNotContaining("password")
                    .hasNoCause();
        }
    }

    @Nested
    class TextBeyondTheLimits {
        @Test
        void isRefusedForItsDepth() {
            assertThatThrownBy(() -> Json.parse("[".repeat(65) + "]".repeat(65)))
                    .isInstanceOf(JsonFormatException.class)
                    .hasMessageContaining("64 levels");
        }

        @Test
        void isReadUpToTheDepth() {
            assertThat(Json.parse("[".repeat(64) + "]".repeat(64)).isArray()).isTrue();
        }

        @Test
        void isRefusedForItsDepthWithoutAnEnd() {
            assertThatThrownBy(() -> Json.parse("{\"a\":".repeat(500_000))).isInstanceOf(JsonFormatException.class);
        }

        @Test
        void isRefusedForItsLength() {
            assertThatThrownBy(() -> Json.parse("\"" + "x".repeat(10 << 20) + "\""))
                    .hasMessage("longer than 4194304 characters");
        }

        @Test
        void isRefusedForALongNumber() {
            assertThatThrownBy(() -> Json.parse("1".repeat(101)))
                    .isInstanceOf(JsonFormatException.class)
                    .hasMessageContaining("100 digits");
        }
    }

    @Nested
    class Members {
        @Test
        void mayNotBeThereTwice() {
            assertThatThrownBy(() -> Json.parse("{\"a\":{\"b\":1,\"b\":1}}")).isInstanceOf(JsonFormatException.class);
        }

        @Test
        void mayNotBeThereTwiceInAnotherSpelling() {
            assertThatThrownBy(() -> Json.parse("{\"a\":1,\"\\u0061\":2}")).isInstanceOf(JsonFormatException.class);
        }

        @Test
        void mayHaveTheNameOfOthersElsewhere() {
            assertThat(Json.parse("{\"a\":{\"a\":1}}").at("/a/a").intValue()).isEqualTo(1);
        }
    }

    @Nested
    class Numbers {
        @Test
        void keepTheirDigits() {
            var digits = "0.1000000000000000055511151231257827";

            assertThat(Json.write(Json.parse(digits))).isEqualTo(digits);
        }

        @Test
        void ofHugeExponentCostNothing() {
            assertThat(Json.write(Json.parse("1e999999999"))).isEqualTo("1E+999999999");
        }

        @ParameterizedTest
        @CsvSource({"1, 1.0", "5, 5e0", "1700000000, 1.7e9", "4294967296, 4294967296.00"})
        void areTheSameHoweverWritten(String one, String other) {
            assertThat(Json.same(Json.parse(one), Json.parse(other))).isTrue();
        }

        @ParameterizedTest
        @CsvSource({"1, 2", "1, true", "0, false", "0, null", "1, '\"1\"'", "[1], [2]", "{\"a\":1}, {\"a\":2}"})
        void areNotTheSameAsSomethingElse(String one, String other) {
            assertThat(Json.same(Json.parse(one), Json.parse(other))).isFalse();
        }

        @Test
        void areComparedInsideOfLists() {
            assertThat(Json.same(Json.parse("[1,{\"a\":2}]"), Json.parse("[1.0,{\"a\":2.0}]")))
                    .isTrue();
        }
    }

    @Nested
    class Objects {
        @Test
        void areDemandedWhereNothingElseFits() {
            assertThatThrownBy(() -> Json.object("[]")).hasMessage("$: expected an object");
        }

        @Test
        void becomePlainValues() {
            var plain = Json.plain(Json.parse("{\"a\":[1,\"x\",null,true,0.5],\"b\":{}}"));

            assertThat(plain)
                    .isEqualTo(Map.of(
                            "a", java.util.Arrays.asList(1, "x", null, true, new BigDecimal("0.5")), "b", Map.of()));
        }

        @Test
        void nullBecomesNull() {
            assertThat(Json.plain(Json.parse("null"))).isNull();
        }

        @Test
        void comeBackFromPlainValues() {
            assertThat(Json.tree(Map.of("a", List.of(1, 2)))).isEqualTo(Json.parse("{\"a\":[1,2]}"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "0",
                    "-1",
                    "2147483648",
                    "9223372036854775808",
                    "1.50",
                    "1E+2",
                    "true",
                    "null",
                    "\"x\"",
                    "[]",
                    "[[null],{}]",
                    "{\"b\":{\"c\":[1.0,\"\"]},\"a\":false}"
                })
        void comeBackAsTheyWere(String text) {
            var node = Json.parse(text);

            assertThat(Json.tree(Json.plain(node))).isEqualTo(node);
        }

        @Test
        void numbersThatNoTextGivesAreTurnedToo() {
            var values = List.of(0.5, 0.25f, (short) 3, (byte) 4);

            assertThat(Json.write(Json.tree(values))).isEqualTo("[0.5,0.25,3,4]");
        }

        @Test
        void aFractionOfATreeBecomesADecimal() {
            assertThat(Json.plain(Json.newObject().put("a", 0.5))).isEqualTo(Map.of("a", new BigDecimal("0.5")));
        }
    }

    @Nested
    class Paths {
        @ParameterizedTest
        @CsvSource({
            "api_id, .api_id",
            "4c1306a8, .4c1306a8",
            "a b, '[\"a b\"]'",
            "'', '[\"\"]'",
            "a.b, '[\"a.b\"]'",
        })
        void nameMembers(String name, String step) {
            assertThat(Json.step(name)).isEqualTo(step);
        }

        @Test
        void keepToOneLine() {
            assertThat(Json.step("a\r\nb")).isEqualTo("[\"a\\r\\nb\"]");
        }

        @Test
        void areCut() {
            assertThat(Json.step("x".repeat(5_000))).hasSizeLessThan(80);
        }
    }

    @Property(tries = 300)
    void noTextDoesAnythingButBeingReadOrRefused(@ForAll String text) {
        try {
            assertThat(Json.parse(text)).isNotNull();
        } catch (JsonFormatException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    @Property(tries = 300)
    void textComesBack(@ForAll String text) {
        var whole = text.codePoints()
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        assertThat(Json.plain(Json.parse(Json.write(Json.tree(whole))))).isEqualTo(whole);
    }
}
