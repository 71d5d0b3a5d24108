// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static dev.gatehouse.core.tyk.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
    private static final Catalogue TABLE = new Catalogue("""
            problem: refused box.refused
            method: basic
            note: noted
            silent: quiet loose
            read: read
            problem: loose.refused
            problem if switch: wanted
            problem unless off: unwanted
            silent: switch off

            [lists]
            problem unless disabled: rules.*
            [maps.*]
            problem: refused
            """);

    private static Findings check(String document, boolean open) {
        var findings = new Findings();
        TABLE.check(JsonText.members(json(document), findings), open, findings);
        return findings;
    }

    private static Findings check(String document) {
        return check(document, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "1", "0.1", "-1", "'x'", "'false'", "[0]", "{'a': null}"})
    void whatIsOnIsRefused(String value) {
        assertThat(check("{'refused': " + value + "}").problems()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "null", "0", "0.0", "''", "[]", "{}"})
    void whatIsOffIsNot(String value) {
        assertThat(check("{'refused': " + value + "}").problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'box': {'refused': true}} | box.refused",
                "{'loose': {'refused': true}} | loose.refused",
                "{'lists': {'rules': [{}, {'a': 1}]}} | lists.rules[1]",
                "{'maps': {'a b': {'refused': 1}}} | maps[\"a b\"].refused",
                "{'REFUSED': true} | REFUSED",
            })
    void problemNamesThePathAsWritten(String document, String path) {
        assertThat(check(document).problems())
                .extracting(LoadedDefinition.Problem::path)
                .containsExactly(path);
    }

    @Test
    void methodIsRefusedIfSomethingNeedsToBeProved() {
        assertThat(check("{'basic': true}", false).problems()).hasSize(1);
    }

    @Test
    void methodIsNotedIfNothingNeedsToBeProved() {
        assertThat(check("{'basic': true}", true).notes())
                .containsExactly("basic: has no effect: the API is open to everybody");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'quiet': 1}", "{'read': 1}", "{'quiet': {'a': 1}}", "{'loose': {'other': 1}}"})
    void whatIsHeededOrHarmlessIsNotNoted(String document) {
        assertThat(check(document).notes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'noted': 1}", "{'unknown': 1}", "{'box': {'unknown': 1}}", "{'lists': {'other': [1]}}"})
    void whatIsUnknownOrMissedIsNoted(String document) {
        assertThat(check(document).notes()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'wanted': 1} | 0",
                "{'wanted': 1, 'switch': false} | 0",
                "{'wanted': 1, 'switch': true} | 1",
                "{'wanted': 1, 'switch': 'true'} | 1",
                "{'unwanted': 1} | 1",
                "{'unwanted': 1, 'off': false} | 1",
                "{'unwanted': 1, 'off': 'true'} | 1",
                "{'unwanted': 1, 'off': true} | 0",
            })
    void inDoubtAFeatureIsAskedFor(String document, int problems) {
        assertThat(check(document).problems()).hasSize(problems);
    }

    @Test
    void elementThatIsDisabledIsNotAskedFor() {
        assertThat(check("{'lists': {'rules': [{'a': 1, 'disabled': true}]}}").problems())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Re_Fused, refused",
        "refusedEnabled, refused",
        "refuse, refused",
        "refusde, refused",
        "re-fused, refused",
        "basic_enabled, basic"
    })
    void whatIsAlmostAMemberThatCountsIsAProblem(String written, String meant) {
        assertThat(check("{'" + written + "': true}").problems())
                .containsExactly(new LoadedDefinition.Problem(written, "is unknown, and almost " + meant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'refuse': false}", "{'quie-t': true}", "{'note': true}", "{'rea': true}", "{'refu': 1}"})
    void whatIsOffOrAlmostSomethingElseIsNoProblem(String document) {
        assertThat(check(document).problems()).isEmpty();
    }

    @Test
    void scalarInPlaceOfAnObjectIsRefused() {
        assertThat(check("{'box': true}").problems())
                .containsExactly(new LoadedDefinition.Problem("box", "must be an object or an array"));
    }

    @Test
    void memberInTwoSpellingsIsRefused() {
        assertThat(check("{'refused': false, 'Refused': false}").problems())
                .extracting(LoadedDefinition.Problem::text)
                .containsExactly("stands twice, in different case");
    }
}
