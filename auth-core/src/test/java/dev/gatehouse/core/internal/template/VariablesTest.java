// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.internal.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VariablesTest {
    private static String fill(String template, Map<String, Object> metadata) {
        return Variables.fill(template, metadata, 100);
    }

    @Test
    void textWithoutVariablesStays() {
        assertThat(fill("team-7", Map.of())).isEqualTo("team-7");
    }

    @Test
    void variableIsItsValue() {
        assertThat(fill("$tyk_meta.uid", Map.of("uid", "42"))).isEqualTo("42");
    }

    @Test
    void severalAreFilledAndWhatIsBetweenStays() {
        assertThat(fill("a-$tyk_meta.x/$tyk_meta.y!", Map.of("x", "1", "y", "2")))
                .isEqualTo("a-1/2!");
    }

    @Test
    void variableWithoutValueIsEmpty() {
        assertThat(fill("x-$tyk_meta.none-y", Map.of())).isEqualTo("x-");
    }

    @Test
    void variableOfTheRequestIsEmpty() {
        assertThat(fill("x$tyk_context.remote_addr", Map.of("remote_addr", "1")))
                .isEqualTo("x");
    }

    @Test
    void namesAreAsLongAsTheyCanBe() {
        assertThat(fill("$tyk_meta.a.b-c_1", Map.of("a", "no", "a.b-c_1", "yes")))
                .isEqualTo("yes");
    }

    @Test
    void nameThatBeginsAnotherDoesNotSpoilIt() {
        assertThat(fill("$tyk_meta.a $tyk_meta.ab", Map.of("a", "1", "ab", "2")))
                .isEqualTo("1 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pre-$tyk_meta.none",
                "$tyk_meta.my secret",
                "$tyk_meta.a$tyk_Meta.a",
                "$tyk_meta.empty",
                "$tyk_context.path"
            })
    void secretIsThereWithAllItsPartsOrNotAtAll(String template) {
        assertThat(Variables.fillSecret(template, Map.of("a", "1", "empty", ""), RequestVariables.none(), 100))
                .isEmpty();
    }

    @Test
    void secretIsNotCut() {
        var metadata = Map.<String, Object>of("a", "x".repeat(100));

        assertThat(Variables.fillSecret("$tyk_meta.a", metadata, RequestVariables.none(), 100))
                .contains("x".repeat(100));
        assertThat(Variables.fillSecret("1$tyk_meta.a", metadata, RequestVariables.none(), 100))
                .isEmpty();
    }

    @Test
    void valueIsNotFilledAgain() {
        assertThat(fill("$tyk_meta.a", Map.of("a", "$tyk_meta.b", "b", "2"))).isEqualTo("$tyk_meta.b");
    }

    @Test
    void numbersHaveNoExponent() {
        assertThat(fill("$tyk_meta.n $tyk_meta.d", Map.of("n", 123_452_342L, "d", 1.5e7)))
                .isEqualTo("123452342 15000000");
    }

    @Test
    void listsAreEscapedAndJoined() {
        assertThat(fill("$tyk_meta.l", Map.of("l", Arrays.asList("a b", "", 3L, true))))
                .isEqualTo("a+b,3");
    }

    @Test
    void whatHasNoTextIsEmpty() {
        assertThat(fill("$tyk_meta.t$tyk_meta.o", Map.of("t", true, "o", Map.of("a", "b"))))
                .isEmpty();
    }

    @Test
    void resultIsBounded() {
        var template = "$tyk_meta.x".repeat(1_000);

        assertThat(fill(template, Map.of("x", "y".repeat(10_000)))).isEqualTo("y".repeat(100));
    }

    @Test
    void listOfNothingIsEmpty() {
        assertThat(fill("$tyk_meta.l", Map.of("l", List.of()))).isEmpty();
    }
}
