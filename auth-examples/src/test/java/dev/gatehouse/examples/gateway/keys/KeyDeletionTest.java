// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.keys;

import static dev.gatehouse.examples.gateway.keys.AdministeredKeys.DEFAULT;
import static dev.gatehouse.examples.gateway.keys.AdministeredKeys.RIGHTS;
import static dev.gatehouse.examples.gateway.keys.AdministeredKeys.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.tyk.TykKeySettings;
import dev.gatehouse.core.tyk.TykKeys;
import dev.gatehouse.examples.gateway.keys.KeyAddress.Form;
import dev.gatehouse.secret.Secret;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyDeletionTest {
    private static final String ID = "custom1";

    private final AdministeredKeys administered = new AdministeredKeys();

    private boolean opens(TykKeySettings naming) {
        var records = TykKeys.of(naming).candidates(DEFAULT, Secret.of(ID));
        return administered.store.findFirst(records).isPresent();
    }

    private void keepOldKey(boolean hashed) {
        var before = new TykKeySettings(hashed, "murmur64", List.of(), 0, true, false);
        administered.store.put(TykKeys.of(before).custom(DEFAULT, Secret.of(ID)).id(), session(RIGHTS), null);
    }

    private static KeyAddress address(Form form) {
        return new KeyAddress(ID, DEFAULT, form);
    }

    @Nested
    class AKeyOfAnEarlierHashFunction {
        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void opensUntilItIsDeleted(boolean hashed) {
            keepOldKey(hashed);

            assertThat(opens(AdministeredKeys.changed(hashed))).isTrue();
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void isDeletedByItsCustomId(boolean hashed) {
            keepOldKey(hashed);

            administered.changedFrom(hashed).delete(address(Form.KEY));

            assertThat(opens(AdministeredKeys.changed(hashed))).isFalse();
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void isDeletedByItsUserName(boolean hashed) {
            keepOldKey(hashed);

            administered.changedFrom(hashed).delete(address(Form.USERNAME));

            assertThat(opens(AdministeredKeys.changed(hashed))).isFalse();
        }

        @Test
        void isSaidToBeDeleted() {
            keepOldKey(false);

            assertThat(administered.changedFrom(false).delete(address(Form.KEY)))
                    .contains(ID);
        }
    }

    @Nested
    class AnIdThatTwoFunctionsHaveRecordsOf {
        @ParameterizedTest
        @EnumSource(names = {"KEY", "USERNAME"})
        void opensNothingAfterOneDeletion(Form form) {
            var keys = administered.changedFrom(false);
            keepOldKey(false);
            keys.add(ID, session(RIGHTS));

            keys.delete(address(form));

            assertThat(opens(AdministeredKeys.changed(false))).isFalse();
        }

        @Test
        void losesTheNewRecordOnlyIfItIsAddressedByHash() {
            var keys = administered.changedFrom(true);
            keepOldKey(true);
            var hash = TykKeys.of(AdministeredKeys.changed(true))
                    .custom(DEFAULT, Secret.of(ID))
                    .id()
                    .value();
            keys.add(ID, session(RIGHTS));

            keys.delete(new KeyAddress(hash, DEFAULT, Form.HASH));

            assertThat(opens(AdministeredKeys.changed(true))).isTrue();
        }
    }
}
