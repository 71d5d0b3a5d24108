// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.authentication.Authentication;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.explanation.Step.Verdict;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.session.SessionLookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which token is looked up, if several places hold one. */
final class TokenLocationTest {
    private final List<String> lookedUp = new ArrayList<>();

    private final TokenRules rules = TokenRules.in(
            CredentialLocation.cookie("ck"), CredentialLocation.query("k"), CredentialLocation.header("X-Key"));

    private Authentication send(String target, String... headers) {
        return send(Trace.none(), target, headers);
    }

    private Authentication send(Trace trace, String target, String... headers) {
        SessionLookup sessions = (organization, presented, kind, steps) -> {
            lookedUp.add(presented.reveal());
            return Optional.empty();
        };
        var api = ProtectedApi.named("orders").requires(rules).build();
        return new TokenAuthenticator(rules, api, sessions, Optional.empty())
                .authenticate(HttpRequest.of("GET", target, Headers.of(headers)), trace);
    }

    @Test
    void firstLocationInOrderWins() {
        send("/?k=P", "X-Key", "H", "Cookie", "ck=C");

        assertThat(lookedUp).containsExactly("C");
    }

    @Test
    void emptyValuesDoNotCount() {
        send("/?k=", "X-Key", "H", "Cookie", "ck=");

        assertThat(lookedUp).containsExactly("H");
    }

    @Test
    void schemeWordIsStrippedWhereverItStands() {
        send("/?k=Bearer+P");

        assertThat(lookedUp).containsExactly("P");
    }

    @Test
    void nothingAnywhereIsAbsent() {
        assertThat(send("/")).isInstanceOf(Authentication.Absent.class);
        assertThat(lookedUp).isEmpty();
    }

    @Test
    void schemeWordAloneIsAbsent() {
        assertThat(send("/?k=Bearer+")).isInstanceOf(Authentication.Absent.class);
    }

    @Test
    void at32CookiesThatDifferAreRefused() {
        assertThat(send("/", "Cookie", "ck=C; ck=D"))
                .isInstanceOfSatisfying(
                        Authentication.Rejected.class,
                        rejected -> assertThat(rejected.refusal().id()).isEqualTo("request.repeated_credential"));
        assertThat(lookedUp).isEmpty();
    }

    @Test
    void equalCookiesAreOne() {
        send("/", "Cookie", "ck=C; ck=C");

        assertThat(lookedUp).containsExactly("C");
    }

    @Test
    void firstOfSeveralParametersCounts() {
        send("/?k=P&k=Q");

        assertThat(lookedUp).containsExactly("P");
    }

    @Test
    void textOfTheSessionIsMadeForAnExplanationOnly() {
        var asked = new ArrayList<String>();
        Trace silent = new Trace() {
            @Override
            public void note(String rule, String subject, Verdict verdict) {
                asked.add(rule);
            }

            @Override
            public boolean isRecording() {
                return false;
            }
        };

        send(silent, "/?k=P");

        assertThat(asked).doesNotContain("token.session");
    }

    @Test
    void rulesNameAPlaceOrSayThatThereIsNone() {
        assertThatThrownBy(TokenRules::in)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one");
        assertThat(TokenRules.nowhere().locations()).isEmpty();
    }

    @Test
    void unknownTokenIsRejected() {
        assertThat(send("/", "X-Key", "H")).isInstanceOf(Authentication.Rejected.class);
    }
}
