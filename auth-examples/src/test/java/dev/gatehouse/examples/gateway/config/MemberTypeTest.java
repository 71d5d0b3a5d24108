// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gatehouse.examples.gateway.json.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MemberTypeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FLAG | true | true",
                "FLAG | 1 | true",
                "FLAG | T | true",
                "FLAG | False | false",
                "FLAG | 0 | false",
                "INTEGER | 8080 | 8080",
                "INTEGER | -1 | -1",
                "NUMBER | 0.5 | 0.5",
                "TEXT | a,b | \"a,b\"",
                "TEXTS | a, b ,c | [\"a\",\"b\",\"c\"]",
                "MAP | a:b, c:d:e | {\"a\":\"b\",\"c\":\"d:e\"}",
                "STRUCTURE | [{\"a\":1}] | [{\"a\":1}]"
            })
    void readsTheTextOfAVariable(MemberType type, String text, String json) {
        assertThat(type.parse(text).toString()).isEqualTo(json);
    }

    @Test
    void anEmptyVariableIsAnEmptyList() {
        assertThat(MemberType.TEXTS.parse("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "FLAG, yes",
        "FLAG, ''",
        "INTEGER, 1.5",
        "INTEGER, ten",
        "INTEGER, ''",
        "NUMBER, x",
        "MAP, a",
        "STRUCTURE, 7",
        "STRUCTURE, {"
    })
    void refusesAnotherText(MemberType type, String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> type.parse(text))
                .withMessage("must be " + type.wording());
    }

    @ParameterizedTest
    @ValueSource(strings = {"8080.0", "1e3", "99999999999999999999", "\"8080\""})
    void aWholeNumberIsWrittenAsOne(String json) {
        assertThat(MemberType.INTEGER.accepts(JsonText.read(json))).isFalse();
    }

    @Test
    void aListOfTextsHoldsTextsOnly() {
        assertThat(MemberType.TEXTS.accepts(JsonText.read("[\"a\", 1]"))).isFalse();
    }
}
