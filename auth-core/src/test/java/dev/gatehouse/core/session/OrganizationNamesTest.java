// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import static dev.gatehouse.core.session.ServedKeys.ACME;
import static dev.gatehouse.core.session.ServedKeys.ORDERING;
import static dev.gatehouse.core.session.ServedKeys.reason;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.KeyService;
import dev.gatehouse.session.KeyService.Counters;
import dev.gatehouse.session.KeyService.Existing;
import dev.gatehouse.session.KeyService.KeyRef;
import dev.gatehouse.session.KeyService.Reason;
import dev.gatehouse.session.KeyService.Unknown;
import dev.gatehouse.session.SessionId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is called like the session of an organization. */
final class OrganizationNamesTest {
    private static final SessionId NAME = SessionId.of(ACME);

    private final ServedKeys served = new ServedKeys();
    private final KeyService keys = served.builder().keys(new SmallHash(NAME)).build();

    @BeforeEach
    void storeTheSessionOfTheOrganization() {
        served.store.put(NAME, ORDERING, null);
    }

    @Nested
    class IsNoNameFor {
        @Test
        void aKey() {
            assertThat(reason(keys.importKey(Secret.of(NAME.value()), ORDERING, Existing.REPLACED)))
                    .isEqualTo(Reason.UNUSABLE_KEY);
        }

        @Test
        void aUser() {
            var password = Secret.of("a good password");

            assertThat(reason(keys.addUser(NAME.value(), password, ORDERING, Existing.REPLACED)))
                    .isEqualTo(Reason.UNUSABLE_KEY);
        }

        @Test
        void anythingThatIsTold() {
            keys.importKey(Secret.of(NAME.value()), ORDERING, Existing.REPLACED);

            assertThat(served.events).isEmpty();
        }
    }

    @Nested
    class IsNoKeyThat {
        private final KeyRef presented = ServedKeys.ref(Secret.of(NAME.value()));
        private final KeyRef hashed = new KeyRef.ById(NAME);

        @Test
        void isFound() {
            assertThat(keys.find(presented)).isEmpty();
            assertThat(keys.find(hashed)).isEmpty();
            assertThat(keys.find(new KeyRef.ByUsername(ACME, NAME.value()))).isEmpty();
        }

        @Test
        void isListed() {
            assertThat(keys.list("", 10).ids()).isEmpty();
        }

        @Test
        void isRevoked() {
            keys.revoke(presented);
            keys.revoke(hashed);

            assertThat(served.exists(NAME)).isTrue();
        }

        @Test
        void isChanged() {
            assertThat(keys.update(hashed, ServedKeys.named("taken over"), Counters.KEPT))
                    .isEqualTo(new Unknown());
            assertThat(keys.replacePolicies(presented, List.of())).isEqualTo(new Unknown());
        }

        @Test
        void isRotated() {
            assertThat(keys.rotate(hashed, Duration.ZERO)).isEqualTo(new Unknown());
        }
    }

    @Test
    void saysWhichOrganizationItIs() {
        assertThat(NAME.organization()).contains(ACME);
    }

    @Test
    void isNoneOfAnyOtherSession() {
        assertThat(new SessionId("orgkey").organization()).isEmpty();
        assertThat(new SessionId("an-orgkey.acme").isOfOrganization()).isFalse();
    }

    @Test
    void isThatOfTheOrganizationWithoutAName() {
        assertThat(SessionId.of(OrganizationId.none()).organization()).contains(OrganizationId.none());
    }
}
