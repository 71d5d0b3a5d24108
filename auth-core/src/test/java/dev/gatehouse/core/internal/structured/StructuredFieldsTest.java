// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.internal.structured;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading structured fields and writing them in their one form. */
final class StructuredFieldsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a=1,   b=2;x=1;y=2,  c=(a   b    c) | a=1, b=2;x=1;y=2, c=(a b c)",
                "a | a",
                "a=?1;x | a;x",
                "a=?0 | a=?0",
                "a=(\"x\" \"y\";z=?1);created=1;s=\"q\\\"q\\\\\" | a=(\"x\" \"y\";z);created=1;s=\"q\\\"q\\\\\"",
                "a=:aGVsbG8=: | a=:aGVsbG8=:",
                "a=:aGVsbG8: | a=:aGVsbG8=:",
                "a=1.50, b=-0.1, c=2.0 | a=1.5, b=-0.1, c=2.0",
                "*x=*tok/en:1 | *x=*tok/en:1",
                "a=() | a=()",
                "a=-999999999999999 | a=-999999999999999"
            })
    void dictionariesHaveOneForm(String text, String form) {
        assertThat(StructuredFields.dictionary(text).map(Dictionary::serialize)).contains(form);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=1,",
                ",a=1",
                "a=1 b=2",
                "a=1,,b=2",
                "A=1",
                "1a=1",
                "a=",
                "a=(1",
                "a=(1 2",
                "a=(1,2)",
                "a=(1\"x\")",
                "a=\"x",
                "a=\"x\\q\"",
                "a=\"\u00e4\"",
                "a=\"x\ty\"",
                "a=:a b:",
                "a=:aGVsbG8=",
                "a=?2",
                "a=?",
                "a=1234567890123456",
                "a=1.1234",
                "a=1234567890123.1",
                "a=1.",
                "a=-",
                "a=--1",
                "a=1;",
                "a=1;X=1",
                "a=1;x=",
                "a=1,a=2",
                "a=1;x=1;x=2",
                "a=1\t b=2",
                "a=1\n"
            })
    void whatIsNoDictionaryIsNotRead(String text) {
        assertThat(StructuredFields.dictionary(text)).isEmpty();
    }

    @Test
    void nothingIsAnEmptyDictionary() {
        assertThat(StructuredFields.dictionary("  ")).contains(new Dictionary(java.util.Map.of()));
    }

    @Test
    void longTextsAreNotRead() {
        assertThat(StructuredFields.dictionary("a=" + "b".repeat(StructuredFields.LONGEST)))
                .isEmpty();
    }

    @Test
    void listsHoldItemsAndLists() {
        assertThat(StructuredFields.list("a, (b c);x, 1.5").orElseThrow())
                .extracting(Member::serialize)
                .containsExactly("a", "(b c);x", "1.5");
    }

    @Test
    void itemsHaveParameters() {
        var item = StructuredFields.item(" \"x\";n=1;t=\"y\";f ").orElseThrow();

        assertThat(item.value()).isEqualTo(new BareItem.Text("x"));
        assertThat(item.parameters().whole("n")).isEqualTo(1);
        assertThat(item.parameters().text("t")).isEqualTo("y");
        assertThat(item.parameters().flag("f")).isTrue();
    }

    @Test
    void parametersOfAnotherTypeAreNotThere() {
        var parameters =
                StructuredFields.item("x;n=\"1\";t=y;f=1").orElseThrow().parameters();

        assertThat(parameters.whole("n")).isNull();
        assertThat(parameters.text("t")).isNull();
        assertThat(parameters.flag("f")).isFalse();
    }

    @Test
    void fractionsAreRounded() {
        assertThat(new BareItem.Fraction(new BigDecimal("1.0005")).serialize()).isEqualTo("1.0");
    }

    @Test
    void octetsAreEqualByWhatTheyAre() {
        assertThat(new BareItem.Octets(new byte[] {1}))
                .isEqualTo(new BareItem.Octets(new byte[] {1}))
                .hasSameHashCodeAs(new BareItem.Octets(new byte[] {1}))
                .isNotEqualTo(new BareItem.Octets(new byte[] {2}));
    }
}
