// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static dev.gatehouse.core.tyk.Refusals.API;
import static dev.gatehouse.core.tyk.Refusals.MISSING;
import static dev.gatehouse.core.tyk.Refusals.PLAIN;
import static dev.gatehouse.core.tyk.Refusals.STANDARD;
import static dev.gatehouse.core.tyk.Refusals.denied;
import static dev.gatehouse.core.tyk.Refusals.rules;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.access.Denials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TykErrorsChoiceTest {
    private static String chosen(String rules, AccessDecision.Denied denied) {
        return STANDARD.forApi(rules(rules)).render(API, PLAIN, denied).body();
    }

    private static String rule(String match, String body) {
        return "{'match': " + match + ", 'response': {'body': '" + body + "'}}";
    }

    @Test
    void otherStatusIsLeftAlone() {
        assertThat(chosen("{'403': [{'response': {'body': 'x'}}]}", MISSING)).contains("Authorization");
    }

    @Test
    void classOfTheStatusCounts() {
        assertThat(chosen("{'4xx': [{'response': {'body': 'x'}}]}", MISSING)).isEqualTo("x");
    }

    @Test
    void otherClassIsLeftAlone() {
        assertThat(chosen("{'5xx': [{'response': {'body': 'x'}}]}", MISSING)).contains("Authorization");
    }

    @Test
    void statusCountsBeforeItsClass() {
        var rules = "{'4xx': [{'response': {'body': 'class'}}], '401': [{'response': {'body': 'exact'}}]}";

        assertThat(chosen(rules, MISSING)).isEqualTo("exact");
    }

    @Test
    void classCountsIfNoRuleOfTheStatusFits() {
        var rules = "{'4xx': [{'response': {'body': 'class'}}], '401': [" + rule("{'flag': 'TKE'}", "exact") + "]}";

        assertThat(chosen(rules, MISSING)).isEqualTo("class");
    }

    @Test
    void firstRuleThatFitsCounts() {
        var rules = "{'401': [" + rule("{'flag': 'TKE'}", "one") + "," + rule("{'flag': 'AMF'}", "two") + ","
                + rule("{}", "three") + "]}";

        assertThat(chosen(rules, MISSING)).isEqualTo("two");
    }

    @ParameterizedTest
    @CsvSource({
        "auth.auth_field_missing, AMF",
        "auth.key_not_found, AKI",
        "auth.cert_not_found, AKI",
        "auth.cert_expired, TKE",
        "auth.cert_required, CRQ",
        "auth.cert_mismatch, CMM",
        "oauth.auth_field_missing, AMF",
        "oauth.auth_field_malformed, IHD",
        "oauth.key_not_found, AKI",
        "oauth.client_deleted, EAD",
    })
    void causeIsKnownByItsFlag(String id, String flag) {
        assertThat(chosen("{'4xx': [" + rule("{'flag': '" + flag + "'}", "x") + "]}", denied(id)))
                .isEqualTo("x");
    }

    @Test
    void refusalWithoutAFlagFitsNone() {
        assertThat(chosen("{'4xx': [" + rule("{'flag': 'AKI'}", "x") + "]}", denied(Denials.INACTIVE)))
                .contains("inactive");
    }

    @Test
    void messageIsKnownByAPartOfIt() {
        assertThat(chosen(
                        "{'4xx': [" + rule("{'message_pattern': 'has expired'}", "x") + "]}", denied(Denials.EXPIRED)))
                .isEqualTo("x");
    }

    @Test
    void otherMessageDoesNotFit() {
        assertThat(chosen(
                        "{'4xx': [" + rule("{'message_pattern': '^has expired'}", "x") + "]}", denied(Denials.EXPIRED)))
                .contains("Key has expired");
    }

    @Test
    void flagOrMessageIsEnough() {
        assertThat(chosen("{'4xx': [" + rule("{'flag': 'AKI', 'message_pattern': 'field'}", "x") + "]}", MISSING))
                .isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'body_field': 'a', 'body_value': 'b'}", "{'body_field': 'a'}", "{'body_value': 'b'}"})
    void ruleAboutBodiesOfUpstreamsFitsNoRefusal(String match) {
        assertThat(chosen("{'4xx': [" + rule(match, "x") + "]}", MISSING)).contains("Authorization");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'flags': 'AMF'}", "{'messagePattern': 'field'}", "{'source': {'x': 1}}"})
    void ruleThatAsksWhatNobodyKnowsFitsNoRefusal(String match) {
        assertThat(chosen("{'4xx': [" + rule(match, "x") + "]}", MISSING)).contains("Authorization");
    }

    @Test
    void causeIsEnoughBesideABodyOfAnUpstream() {
        assertThat(chosen("{'4xx': [" + rule("{'flag': 'AMF', 'body_field': 'a'}", "x") + "]}", MISSING))
                .isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "{'flag': '', 'message_pattern': '', 'body_field': '', 'body_value': ''}"})
    void ruleThatAsksNothingFitsEveryRefusal(String match) {
        assertThat(chosen("{'4xx': [" + rule(match, "x") + "]}", MISSING)).isEqualTo("x");
    }

    @Test
    void rulesOfTheApiCountBeforeTheGateways() {
        var errors = TykErrors.of(rules("{'401': [{'response': {'body': 'gateway'}}]}"), false)
                .forApi(rules("{'4xx': [{'response': {'body': 'api'}}]}"));

        assertThat(errors.render(API, PLAIN, MISSING).body()).isEqualTo("api");
    }

    @Test
    void rulesOfTheGatewayCountIfNoneOfTheApiFits() {
        var errors = TykErrors.of(rules("{'401': [{'response': {'body': 'gateway'}}]}"), false)
                .forApi(rules("{'403': [{'response': {'body': 'api'}}]}"));

        assertThat(errors.render(API, PLAIN, MISSING).body()).isEqualTo("gateway");
    }
}
