// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.keys;

import static dev.gatehouse.examples.gateway.keys.AdministeredKeys.DEFAULT;
import static dev.gatehouse.examples.gateway.keys.AdministeredKeys.RIGHTS;
import static dev.gatehouse.examples.gateway.keys.AdministeredKeys.key;
import static dev.gatehouse.examples.gateway.keys.AdministeredKeys.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.examples.gateway.keys.KeyAddress.Form;
import dev.gatehouse.examples.gateway.keys.KeyOutcome.Written;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.session.SessionId;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class KeyAdministrationTest {
    private final AdministeredKeys administered = new AdministeredKeys();
    private final KeyAdministration keys = administered.plain();

    @Nested
    class AddressedByHash {
        private final KeyAdministration hashing = administered.hashing();
        private final Written added = (Written) hashing.add("hkey", session(RIGHTS));
        private final KeyAddress address = new KeyAddress(added.hash().orElseThrow(), OrganizationId.none(), Form.HASH);

        @Test
        void aKeyIsFound() {
            assertThat(hashing.find(address)).isPresent();
        }

        @Test
        void aKeyIsUpdated() {
            assertThat(hashing.update(address, session(RIGHTS), false))
                    .isEqualTo(new Written(address.text(), Optional.empty()));
        }

        @Test
        void aKeyIsDeleted() {
            assertThat(hashing.delete(address)).contains(address.text());
        }

        @Test
        void aKeyIsNotFoundAsAKey() {
            assertThat(hashing.find(key(address.text()))).isEmpty();
        }

        @Test
        void anAddressShowsNothingInPrint() {
            assertThat(address.toString()).doesNotContain(address.text());
        }
    }

    @Nested
    class Deleting {
        @Test
        void answersWithTheKey() {
            var added = (Written) keys.add("gone", session(RIGHTS));

            assertThat(keys.delete(key(added.key()))).contains(added.key());
        }

        @Test
        void reachesAKeyByItsCustomIdIfTheOrganizationIsTold() {
            var added = (Written) keys.add("gone", session(RIGHTS));

            keys.delete(key("gone"));

            assertThat(keys.find(key(added.key()))).isEmpty();
        }

        @Test
        void doesNotReachItOtherwise() {
            keys.add("gone", session(RIGHTS));

            assertThat(keys.delete(new KeyAddress("gone", OrganizationId.none(), Form.KEY)))
                    .isEmpty();
        }

        @Test
        void byUserNameAnswersWithTheKey() {
            var added = (Written) keys.add("gone", session(RIGHTS));

            assertThat(keys.delete(new KeyAddress("gone", DEFAULT, Form.USERNAME)))
                    .contains(added.key());
        }

        @Test
        void aSecondTimeFindsNothing() {
            var added = (Written) keys.add("gone", session(RIGHTS));
            keys.delete(key(added.key()));

            assertThat(keys.delete(key(added.key()))).isEmpty();
        }

        @Test
        void nothingDeletesNothing() {
            assertThat(keys.delete(key(""))).isEmpty();
        }
    }

    @Nested
    class Listing {
        @Test
        void namesEveryKeyOnceAcrossPages() {
            for (int i = 0; i < 2500; i++) {
                administered.store.put(new SessionId("key-" + i), session(RIGHTS), null);
            }

            assertThat(keys.list("")).hasSize(2500).doesNotHaveDuplicates();
        }

        @Test
        void takesTheBeginningOfKeysAsFilter() {
            administered.store.put(new SessionId("abc-1"), session(RIGHTS), null);
            administered.store.put(new SessionId("xyz-1"), session(RIGHTS), null);

            assertThat(keys.list("abc")).containsExactly("abc-1");
        }

        @Test
        void takesAnOrganizationAsFilter() {
            var added = (Written) keys.add("custom", session(RIGHTS));

            assertThat(keys.list("default")).containsExactly(added.key());
        }

        @Test
        void doesNotTakePartOfAnOrganizationForIt() {
            keys.add("custom", session(RIGHTS));

            assertThat(keys.list("defau")).isEmpty();
        }

        @Test
        void doesNotFilterHashes() {
            var hashing = administered.hashing();
            var added = (Written) hashing.add("hkey", session(RIGHTS));

            assertThat(hashing.list("nothing")).containsExactly(added.hash().orElseThrow());
        }
    }
}
