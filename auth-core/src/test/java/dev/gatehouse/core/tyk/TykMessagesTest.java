// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static dev.gatehouse.core.tyk.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.Denial;
import dev.gatehouse.access.Denials;
import dev.gatehouse.core.tyk.LoadedDefinition.Problem;
import dev.gatehouse.explanation.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TykMessagesTest {
    private static TykErrorRules.Messages apply(String json) {
        return TykErrorRules.Messages.apply(Denials.standard(), json(json));
    }

    private static Denial changed(String id, String entry) {
        return apply("{'" + id + "': " + entry + "}").denials().of(new Refusal(id, ""));
    }

    @Test
    void codeAndMessageAreReplaced() {
        assertThat(changed("auth.key_not_found", "{'code': 404, 'message': 'no'}"))
                .isEqualTo(new Denial("auth.key_not_found", 404, "no", ""));
    }

    @Test
    void codeAloneKeepsTheMessage() {
        assertThat(changed("oauth.auth_field_missing", "{'code': 904}"))
                .isEqualTo(new Denial("oauth.auth_field_missing", 904, "Authorization field missing", ""));
    }

    @Test
    void messageAloneKeepsTheCode() {
        assertThat(changed("oauth.auth_field_malformed", "{'message': 'Message4'}"))
                .isEqualTo(new Denial("oauth.auth_field_malformed", 400, "Message4", ""));
    }

    @Test
    void zeroAndNothingChangeNothing() {
        assertThat(changed("auth.cert_expired", "{'code': 0, 'message': ''}"))
                .isEqualTo(new Denial("auth.cert_expired", 403, "Certificate has expired", ""));
    }

    @Test
    void othersStay() {
        var denials = apply("{'auth.key_not_found': {'code': 404}}").denials();

        assertThat(denials.of(new Refusal(Denials.CREDENTIAL_MISSING, "")).status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auth.auth_field_missing", "auth.key_not_found", "auth.key_is_invalid", "auth.cert_not_found",
                "auth.cert_mismatch", "auth.cert_required", "auth.cert_expired", "oauth.auth_field_missing",
                "oauth.auth_field_malformed", "oauth.key_not_found", "oauth.client_deleted"
            })
    void elevenMessagesCanBeChanged(String id) {
        assertThat(changed(id, "{'message': 'mine'}").message()).isEqualTo("mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth.nothing", "session.expired", "AUTH.KEY_NOT_FOUND", ""})
    void othersCannotAndAreNoted(String id) {
        assertThat(apply("{'" + id + "': {'code': 404}}").notes())
                .hasSize(1)
                .first()
                .asString()
                .endsWith("is no message that can be changed");
    }

    @Test
    void messageOfOursCannotBeChangedThisWay() {
        var denials = apply("{'session.expired': {'code': 404}}").denials();

        assertThat(denials.of(new Refusal(Denials.EXPIRED, "")).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'auth.key_not_found': 404} | [\"auth.key_not_found\"] | must be an object",
                "{'auth.key_not_found': {'code': '404'}} | [\"auth.key_not_found\"].code | must be a whole number",
                "{'auth.key_not_found': {'code': 404.5}} | [\"auth.key_not_found\"].code | must be a whole number",
                "{'auth.key_not_found': {'code': 42}} | [\"auth.key_not_found\"].code | must be 200 to 999",
                "{'auth.key_not_found': {'code': 1000}} | [\"auth.key_not_found\"].code | must be 200 to 999",
                "{'auth.key_not_found': {'message': 1}} | [\"auth.key_not_found\"].message | must be a string",
                "[] | `` | is no JSON object: $: expected an object",
            })
    void wrongEntryIsAProblem(String json, String path, String text) {
        assertThat(apply(json).problems()).containsExactly(new Problem(path, text));
    }

    @Test
    void nothingIsNoProblem() {
        assertThat(apply("{}").problems()).isEmpty();
    }
}
