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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which token is looked up, if several places hold one. */
final class TokenLocationTest {
    private final List<String> lookedUp = new ArrayList<>();

    private final TokenRules rules = TokenRules.in(
            CredentialLocation.cookie("ck"), CredentialLocation.query("k"), CredentialLocation.header("X-Key"));
    private ProtectedApi api = ProtectedApi.named("orders").requires(rules).build();

    private void letTheFirstCount() {
        api = ProtectedApi.named("orders")
                .requires(rules)
                .allowDifferingCredentials()
                .build();
    }

    private Authentication send(String target, String... headers) {
        return send(Trace.none(), target, headers);
    }

    private Authentication send(TokenRules other, String target, String... headers) {
        return send(other, Trace.none(), target, headers);
    }

    private Authentication send(Trace trace, String target, String... headers) {
        return send(rules, trace, target, headers);
    }

    private Authentication send(TokenRules rules, Trace trace, String target, String... headers) {
        SessionLookup sessions = (organization, presented, kind, steps) -> {
            lookedUp.add(presented.reveal());
            return Optional.empty();
        };
        return new TokenAuthenticator(rules, api, sessions, Optional.empty())
                .authenticate(HttpRequest.of("GET", target, Headers.of(headers)), trace);
    }

    @Test
    void firstLocationInOrderCountsWhereOthersMayDiffer() {
        letTheFirstCount();

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
        assertRepeated(send("/", "Cookie", "ck=C; ck=D"));
    }

    @Test
    void at32CookiesThatDifferAreRefusedAlsoWhereOtherPlacesMay() {
        letTheFirstCount();

        assertRepeated(send("/", "Cookie", "ck=C; ck=D"));
    }

    @Test
    void at53ParametersThatDifferAreRefused() {
        assertRepeated(send("/?k=P&k=Q"));
    }

    @ParameterizedTest
    @CsvSource({
        "/?k=P, ignored, ck=C",
        "/, C2, ck=C",
        "/?k=P, H, ck=",
        "/?k=P&k=Q, C, ck=C",
        "/?k=C&%6b=Q, C, ck=C",
        "/?k=P, P, ck=; ck=C",
        "/?k=C, Bearer C2, ck=C",
        "/?k=C, 'bearer  C', ck=C"
    })
    void at32PlacesThatDifferAreRefused(String target, String header, String cookie) {
        assertRepeated(send(target, "X-Key", header, "Cookie", cookie));
    }

    @ParameterizedTest
    @CsvSource({
        "/?k=C, C, ck=C",
        "/?k=Bearer+C, bearer C, ck=C; ck=C",
        "/?k=C&k=C, C, ck=",
        "/, C, ck=C",
        "/?k=C, '', ck=C",
    })
    void equalInSeveralPlacesIsOne(String target, String header, String cookie) {
        send(target, "X-Key", header, "Cookie", cookie);

        assertThat(lookedUp).containsExactly("C");
    }

    @Test
    void otherMethodsMayUseTheHeaderThatTheyShare() {
        var shared = TokenRules.in(CredentialLocation.query("k"), CredentialLocation.header("authorization"));
        api = ProtectedApi.named("orders").requires(shared).build();

        send(shared, "/?k=P", "Authorization", "Basic dXNlcjpwYXNzd29yZA==");

        assertThat(lookedUp).containsExactly("P");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Q", "Bearer Q", "bearer Q", "Bearer  P", " P", "a=b P"})
    void at32AnotherTokenInTheHeaderThatMethodsShareIsRefused(String header) {
        var shared = TokenRules.in(CredentialLocation.query("k"), CredentialLocation.header("Authorization"));
        api = ProtectedApi.named("orders").requires(shared).build();

        assertRepeated(send(shared, "/?k=P", "Authorization", header));
    }

    private void assertRepeated(Authentication outcome) {
        assertThat(outcome)
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
    void firstOfSeveralParametersCountsWhereOthersMayDiffer() {
        letTheFirstCount();

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
