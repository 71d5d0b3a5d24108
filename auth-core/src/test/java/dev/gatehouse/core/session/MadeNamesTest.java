// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.tyk.TykKeySettings;
import dev.gatehouse.core.tyk.TykKeys;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.KeyNaming;
import dev.gatehouse.session.SessionId;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Names of the records of sessions that methods of the host's own make. */
final class MadeNamesTest {
    private static final OrganizationId ACME = new OrganizationId("acme");
    private static final OrganizationId GLOBEX = new OrganizationId("globex");
    private static final Secret ABC = Secret.of("abc");

    @Nested
    class OfOurOwn {
        private final KeyNaming naming = GatehouseKeys.standard();

        @Test
        void at63AreNamesOfNoKey() {
            assertThat(naming.made(ACME, ABC)).doesNotContainAnyElementsOf(naming.candidates(ACME, ABC));
        }

        @Test
        void at63AreOthersForCallersWhoAreRecognized() {
            assertThat(naming.identified(ACME, ABC)).doesNotContainAnyElementsOf(naming.made(ACME, ABC));
        }

        @Test
        void areOthersInAnotherOrganization() {
            assertThat(naming.made(ACME, ABC)).isNotEqualTo(naming.made(GLOBEX, ABC));
        }

        @Test
        void at58HoldNoCredential() {
            assertThat(naming.made(ACME, ABC).get(0).value()).doesNotContain("abc");
        }

        @Test
        void ofNothingAreNone() {
            assertThat(naming.made(ACME, Secret.of(""))).isEmpty();
        }
    }

    @Nested
    class OfTheOriginal {
        private final KeyNaming naming = TykKeys.of(new TykKeySettings(false, "murmur64", List.of(), 0, true, false));

        @Test
        void areTheKeyAsTheMethodGaveIt() {
            assertThat(naming.made(ACME, ABC)).containsExactly(new SessionId("abc"));
        }

        @Test
        void areKeysOfADigestForCallersWhoAreRecognized() {
            assertThat(naming.identified(new OrganizationId("default"), Secret.of("testkey")))
                    .containsExactly(
                            new SessionId("eyJvcmciOiJkZWZhdWx0IiwiaWQiOiIyMjFiMzY4ZDdmNWY1OTc4NjdmNTI1OTcxZjI4Z"
                                    + "mY3NSIsImgiOiJtdXJtdXI2NCJ9"));
        }

        @Test
        void ofWhatCanBeNoKeyAreNone() {
            assertThat(naming.made(ACME, Secret.of("a\nb"))).isEmpty();
        }
    }

    @Test
    void areThoseOfKeysUnlessANamingKeepsThemApart() {
        KeyNaming plain = (organization, presented) -> List.of(new SessionId(presented.reveal()));

        assertThat(plain.identified(ACME, ABC)).isEqualTo(plain.candidates(ACME, ABC));
    }
}
