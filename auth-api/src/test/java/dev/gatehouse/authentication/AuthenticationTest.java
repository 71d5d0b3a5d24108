// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.Throttle;
import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.identity.Identity;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.policy.Ruling;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AuthenticationTest {
    private static final StoredSession STORED =
            new StoredSession(new SessionId("s3cret-key-1234"), Session.of("acme", Entitlements.nothing()));
    private static final Proof PROOF = new Proof(
            "auth_token",
            new Identity(new OrganizationId("acme"), "somebody"),
            new SessionBasis.Loaded(STORED),
            CredentialLocation.header("Authorization"));

    @Test
    void oneProofIsTheBaseOfItsAcceptance() {
        assertThat(Authentication.Accepted.by(PROOF)).isEqualTo(new Authentication.Accepted(PROOF, List.of(PROOF)));
    }

    @Test
    void anAcceptancePrintsNoKey() {
        assertThat(Authentication.Accepted.by(PROOF).toString()).doesNotContain("s3cret");
    }

    @Test
    void at65ABaseThatIsNoProofIsNoAcceptance() {
        assertThatThrownBy(() -> new Authentication.Accepted(PROOF, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("auth_token");
    }

    @Test
    void alternativesThatAllFailedKeepTheLastRefusalAndEveryChallenge() {
        var first = new Authentication.Rejected(new Refusal("first", ""), List.of("Basic", "Bearer"));
        var last = new Authentication.Absent(new Refusal("last", ""), List.of("Bearer", "Digest"));

        var none = new Authentication.NoneAccepted(List.of(first, last));

        assertThat(none.refusal()).isEqualTo(last.refusal());
        assertThat(none.challenges()).containsExactly("Basic", "Bearer", "Digest");
    }

    @Test
    void onlyWhatWasPresentedIsRejected() {
        var rejected = Authentication.Rejected.because("first", "");
        var absent = new Authentication.Absent(new Refusal("last", ""), List.of());

        var none = new Authentication.NoneAccepted(List.of(rejected, absent));

        assertThat(none.rejections()).containsExactly(rejected.refusal());
    }

    @Test
    void withoutAnAlternativeNothingFailed() {
        assertThatThrownBy(() -> new Authentication.NoneAccepted(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRejectionWithoutMoreHasNoChallenges() {
        assertThat(Authentication.Rejected.because("auth.key_not_found", "why"))
                .isEqualTo(new Authentication.Rejected(new Refusal("auth.key_not_found", "why"), List.of()));
    }

    @Test
    void challengesDoNotChangeWithTheListTheyWereMadeFrom() {
        var challenges = new ArrayList<>(List.of("Bearer"));
        var absent = new Authentication.Absent(new Refusal("id", ""), challenges);

        challenges.clear();

        assertThat(absent.challenges()).containsExactly("Bearer");
    }

    @Test
    void aRulingRefusesForAReason() {
        assertThat(Ruling.Refused.because("rights.api", "why"))
                .isEqualTo(new Ruling.Refused(new Refusal("rights.api", "why"), List.of(), Throttle.none()));
    }

    /** Whether a request may pass as nobody is a matter of the requirement, and no answer of a method. */
    @Test
    void at67AMethodCannotLetStrangersPass() {
        assertThat(Authentication.class.getPermittedSubclasses())
                .containsExactlyInAnyOrder(
                        Authentication.Accepted.class, Authentication.Failure.class, Authentication.Answered.class);
    }
}
