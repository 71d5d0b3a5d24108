// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.identity.OrganizationId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SessionIdTest {
    @ParameterizedTest
    @CsvSource({
        "a, --",
        "abcde, --",
        "fifteen-letters, --",
        "sixteen--letters, ****ters",
        "default-s3cret-key, ****-key"
    })
    void printsAQuarterAndFourCharactersAtMost(String value, String printed) {
        assertThat(new SessionId(value)).hasToString(printed);
    }

    @Test
    void printsAsLittleInsideAnotherValue() {
        var stored =
                new StoredSession(new SessionId("s3cret-key-long-1234"), Session.of("acme", Entitlements.nothing()));

        assertThat(stored.toString()).contains("****1234").doesNotContain("s3cret");
    }

    @Test
    void isNotEmpty() {
        assertThatThrownBy(() -> new SessionId("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hasCase() {
        assertThat(new SessionId("a")).isNotEqualTo(new SessionId("A"));
    }

    @Test
    void ofAnOrganizationTellsWhichOne() {
        assertThat(SessionId.of(new OrganizationId("acme"))).isEqualTo(new SessionId("orgkey.acme"));
        assertThat(new SessionId("orgkey.acme").organization()).contains(new OrganizationId("acme"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"orgkey", "Orgkey.acme", "an-orgkey.acme", "apikey-acme"})
    void ofAnybodyElseTellsNone(String value) {
        assertThat(new SessionId(value).organization()).isEmpty();
    }
}
