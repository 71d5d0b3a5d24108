// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static dev.gatehouse.core.tyk.Documents.classic;
import static dev.gatehouse.core.tyk.Documents.oas;
import static dev.gatehouse.core.tyk.Documents.problems;
import static dev.gatehouse.core.tyk.Documents.served;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.tyk.LoadedDefinition.Problem;
import dev.gatehouse.definition.Degradation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OwnExtensionTest {
    private static String saying(String value) {
        return "{'x-gatehouse': {'limit_degradation': " + value + "}}";
    }

    @Test
    void limitsDenyWhereNothingIsSaid() {
        assertThat(served(classic()).api().limitDegradation()).isEqualTo(Degradation.DENY);
        assertThat(served(oas()).api().limitDegradation()).isEqualTo(Degradation.DENY);
    }

    @ParameterizedTest
    @CsvSource({"deny, DENY", "allow, ALLOW", "local_limits, LOCAL_LIMITS"})
    void everyModeHasAWordInAClassicDefinition(String word, Degradation mode) {
        assertThat(served(classic(saying("'" + word + "'"))).api().limitDegradation())
                .isEqualTo(mode);
    }

    @ParameterizedTest
    @CsvSource({"deny, DENY", "allow, ALLOW", "local_limits, LOCAL_LIMITS"})
    void everyModeHasAWordInAnOpenApiDocument(String word, Degradation mode) {
        assertThat(served(oas(saying("'" + word + "'"))).api().limitDegradation())
                .isEqualTo(mode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'open'", "''", "'ALLOW'", "' allow'"})
    void anotherWordIsAProblem(String word) {
        assertThat(problems(classic(saying(word))))
                .containsExactly(new Problem("x-gatehouse.limit_degradation", "must be deny, allow or local_limits"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "1", "['allow']", "{'allow': true}"})
    void anotherTypeIsAProblem(String value) {
        assertThat(problems(classic(saying(value))))
                .contains(new Problem("x-gatehouse.limit_degradation", "must be a string"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit_degradatoin", "Limit_Degradation", "session_degradation"})
    void anotherMemberIsAProblem(String name) {
        assertThat(problems(oas("{'x-gatehouse': {'" + name + "': 'allow'}}")))
                .contains(new Problem("x-gatehouse." + name, "is no member of this extension"));
    }

    @Test
    void at32CredentialsMayNotDifferWhereNothingIsSaid() {
        assertThat(served(classic()).api().allowsDifferingCredentials()).isFalse();
        assertThat(served(oas()).api().allowsDifferingCredentials()).isFalse();
    }

    @Test
    void credentialsMayDifferWhereItSaysSo() {
        var saying = "{'x-gatehouse': {'allow_differing_credentials': true}}";

        assertThat(served(classic(saying)).api().allowsDifferingCredentials()).isTrue();
        assertThat(served(oas(saying)).api().allowsDifferingCredentials()).isTrue();
    }

    @Test
    void anExtensionThatIsNoObjectIsAProblem() {
        assertThat(problems(classic("{'x-gatehouse': 'allow'}")))
                .containsExactly(new Problem("x-gatehouse", "must be an object"));
    }
}
