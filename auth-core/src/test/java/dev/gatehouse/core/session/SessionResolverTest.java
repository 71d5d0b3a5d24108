// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.policy.StandardPolicyEngine;
import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.explanation.Explanation;
import dev.gatehouse.explanation.Step;
import dev.gatehouse.explanation.Step.Verdict;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.policy.Policies;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Grants;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.Stores;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a resolver finds, and how it says why it found nothing. */
final class SessionResolverTest {
    private static final OrganizationId ACME = new OrganizationId("acme");
    private static final SessionId ID = new SessionId("the-only-session");
    private static final Session ORDERING = Session.of("acme", Entitlements.to(AccessRight.to(new ApiId("orders"))));

    private final Stores stores = InMemoryStores.create();
    private final SessionResolver resolver = new SessionResolver(
            new SmallHash(ID), stores.sessions(), new StandardPolicyEngine(Policies.none(), stores.limits()));
    private final Explanation.Recorder recorder = Explanation.recorder();

    private void store(Session session) {
        stores.sessions().put(ID, session, null);
    }

    private Optional<StoredSession> find() {
        return find(resolver);
    }

    private Optional<StoredSession> find(SessionResolver asked) {
        return asked.find(ACME, Secret.of("s3cret-of-this-test"), CredentialKind.TOKEN, recorder);
    }

    private List<Step> steps() {
        return recorder.explanation().steps();
    }

    @Test
    void tellsThatItFoundASession() {
        store(ORDERING);

        assertThat(find()).map(StoredSession::id).contains(ID);
        assertThat(steps()).containsExactly(new Step("session.find", "TOKEN", Verdict.PASSED));
    }

    @Test
    void tellsThatThereIsNone() {
        assertThat(find()).isEmpty();
        assertThat(steps()).containsExactly(new Step("session.find", "TOKEN", Verdict.REFUSED));
    }

    @Test
    void tellsThatItIsOfAnotherKind() {
        store(ORDERING.with(CredentialKind.BASIC));

        assertThat(find()).isEmpty();
        assertThat(steps())
                .containsExactly(
                        new Step("session.find", "TOKEN", Verdict.PASSED),
                        new Step("session.kind", "BASIC", Verdict.REFUSED));
    }

    @Test
    void tellsThatItIsOfAnotherOrganization() {
        store(Session.of("other", Entitlements.to(AccessRight.to(new ApiId("orders")))));

        assertThat(find()).isEmpty();
        assertThat(steps())
                .containsExactly(
                        new Step("session.find", "TOKEN", Verdict.PASSED),
                        new Step("session.organization", "other", Verdict.REFUSED));
    }

    @Test
    void tellsThatItsPoliciesCannotBeApplied() {
        store(ORDERING.with(new Grants(Entitlements.nothing(), List.of(new PolicyId("gold")))));

        assertThat(find()).isEmpty();
        assertThat(steps()).contains(new Step("session.policies", "policy not found: \"gold\"", Verdict.REFUSED));
    }

    @Test
    void tellsNothingOfTheSessionOfAnOrganization() {
        var name = SessionId.of(ACME);
        stores.sessions().put(name, ORDERING, null);
        var reserved = new SessionResolver(
                new SmallHash(name), stores.sessions(), new StandardPolicyEngine(Policies.none(), stores.limits()));

        assertThat(find(reserved)).isEmpty();
        assertThat(steps()).containsExactly(new Step("session.find", "TOKEN", Verdict.REFUSED));
    }

    @Test
    void tellsNoSecret() {
        store(ORDERING);

        find();

        assertThat(recorder.explanation().text()).doesNotContain("s3cret", ID.value());
    }
}
