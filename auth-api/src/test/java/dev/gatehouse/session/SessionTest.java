// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.identity.OrganizationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class SessionTest {
    private static final Entitlements RIGHTS = Entitlements.to(AccessRight.to(new ApiId("orders")));
    private static final Session SESSION = Session.of("acme", RIGHTS);

    @Nested
    class ChangedSession {
        @Test
        void hasAnotherLifetimeOnly() {
            var lifetime = Lifetime.until(Instant.EPOCH);

            assertThat(SESSION.with(lifetime))
                    .isEqualTo(changed(CredentialKind.TOKEN, lifetime, own(), Attributes.none()));
        }

        @Test
        void hasOtherGrantsOnly() {
            var grants = new Grants(Entitlements.nothing(), List.of(new PolicyId("p")));

            assertThat(SESSION.with(grants))
                    .isEqualTo(changed(CredentialKind.TOKEN, Lifetime.unlimited(), grants, Attributes.none()));
        }

        @Test
        void hasOtherAttributesOnly() {
            var attributes = Attributes.alias("a");

            assertThat(SESSION.with(attributes))
                    .isEqualTo(changed(CredentialKind.TOKEN, Lifetime.unlimited(), own(), attributes));
        }

        @Test
        void isOfAnotherKindOnly() {
            assertThat(SESSION.with(CredentialKind.BASIC))
                    .isEqualTo(changed(CredentialKind.BASIC, Lifetime.unlimited(), own(), Attributes.none()));
        }

        @Test
        void leavesTheOldOneAsItWas() {
            SESSION.with(CredentialKind.JWT);

            assertThat(SESSION.kind()).isEqualTo(CredentialKind.TOKEN);
        }

        private Grants own() {
            return Grants.own(RIGHTS);
        }

        private Session changed(CredentialKind kind, Lifetime lifetime, Grants grants, Attributes attributes) {
            return new Session(
                    new OrganizationId("acme"), Credentials.of(kind), lifetime, grants, attributes, Residue.none());
        }
    }

    @Nested
    class ValuesOfItsHolder {
        private final Map<String, Object> inner = new HashMap<>(Map.of("b", 1));
        private final List<Object> list = new ArrayList<>(List.of(inner));
        private final Map<String, Object> given = new LinkedHashMap<>();
        private final Attributes attributes;

        ValuesOfItsHolder() {
            given.put("a", list);
            given.put("none", null);
            attributes = new Attributes("alias", List.of("tag"), given);
        }

        @Test
        void mayBeNullAsInJson() {
            assertThat(attributes.metadata()).containsEntry("none", null);
        }

        @Test
        void keepTheirOrder() {
            assertThat(attributes.metadata().keySet()).containsExactly("a", "none");
        }

        @Test
        void doNotChangeWithTheMapTheyWereMadeFrom() {
            given.clear();

            assertThat(attributes.metadata()).hasSize(2);
        }

        @Test
        void doNotChangeAtAnyDepth() {
            inner.put("b", 2);
            list.add("more");

            assertThat(attributes.metadata()).containsEntry("a", List.of(Map.of("b", 1)));
        }

        @Test
        void cannotBeChanged() {
            assertThatThrownBy(() -> attributes.metadata().clear()).isInstanceOf(UnsupportedOperationException.class);
        }

        @Test
        void cannotBeChangedAtAnyDepth() {
            var deep = (List<?>) attributes.metadata().get("a");

            assertThatThrownBy(deep::clear).isInstanceOf(UnsupportedOperationException.class);
        }

        @Test
        void areNotPrinted() {
            var secret = new Attributes("alias", List.of(), Map.of("backend_key", "s3cret"));

            assertThat(secret).hasToString("Attributes[alias=alias, tags=[], metadata=[backend_key]]");
        }
    }

    @Nested
    class MembersLeftOver {
        @Test
        void areFoundByName() {
            assertThat(new Residue(Map.of("rate", 0.5)).get("rate")).isEqualTo(0.5);
        }

        @Test
        void areNullWhereThereIsNone() {
            assertThat(Residue.none().get("rate")).isNull();
        }

        @Test
        void areNotPrinted() {
            assertThat(new Residue(Map.of("hmac_string", "s3cret"))).hasToString("Residue[hmac_string]");
        }

        @Test
        void doNotChangeAtAnyDepth() {
            var inner = new HashMap<String, Object>(Map.of("b", 1));
            var residue = new Residue(Map.of("a", inner));

            inner.put("b", 2);

            assertThat(residue.get("a")).isEqualTo(Map.of("b", 1));
        }
    }

    @Test
    void printsNoSecretOfItsParts() {
        var session = new Session(
                OrganizationId.none(),
                Credentials.of(CredentialKind.SIGNATURE),
                Lifetime.unlimited(),
                Grants.own(RIGHTS),
                new Attributes("", List.of(), Map.of("a", "s3cret")),
                new Residue(Map.of("b", "s3cret")));

        assertThat(session.toString()).doesNotContain("s3cret");
    }
}
