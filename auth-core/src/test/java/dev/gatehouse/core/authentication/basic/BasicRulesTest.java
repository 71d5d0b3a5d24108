// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.basic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.core.authentication.basic.BasicRules.BodyExpressions;
import dev.gatehouse.definition.CredentialLocation;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BasicRulesTest {
    private static final BasicRules RULES = BasicRules.in(CredentialLocation.header("Authorization"));

    @Test
    void mustNameAPlace() {
        assertThatThrownBy(BasicRules::in).hasMessageContaining("at least one location");
    }

    @Test
    void rememberForAMinuteIfNobodySays() {
        assertThat(RULES.remembered()).isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1S", "PT24H0.001S"})
    void doNotRememberForEver(Duration time) {
        assertThatThrownBy(() -> RULES.rememberedFor(time)).hasMessageEndingWith("was " + time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "(", "((((a{100}){100}){100}){100})"})
    void refuseWhatIsNoExpressionOrTooLargeAOne(String expression) {
        assertThatThrownBy(() -> new BodyExpressions("(x)", expression, 10))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, (1 << 24) + 1})
    void boundWhatIsReadOfABody(int length) {
        assertThatThrownBy(() -> new BodyExpressions("(x)", "(y)", length)).hasMessageEndingWith("was " + length);
    }

    @Test
    void areEqualIfTheySayTheSame() {
        var one = RULES.orIn(new BodyExpressions("(x)", "(y)", 10));
        var other = RULES.orIn(new BodyExpressions("(x)", "(y)", 10));

        assertThat(one).isEqualTo(other);
    }
}
