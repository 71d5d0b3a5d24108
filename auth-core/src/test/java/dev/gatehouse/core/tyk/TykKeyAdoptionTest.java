// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.secret.Secret;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys and users whose names were chosen by somebody. */
final class TykKeyAdoptionTest {
    private static final OrganizationId ORG = new OrganizationId("default");

    private static TykKeySettings settings(boolean hashed, String function, String... fallbacks) {
        return new TykKeySettings(hashed, function, List.of(fallbacks), 0, true, false);
    }

    @Nested
    class Adopting {
        private final TykKeys keys = TykKeys.of(settings(true, "sha256"));

        @Test
        void makesTheKeyWithThatCustomId() {
            var adopted = keys.adopt(ORG, Secret.of("custom-key"));

            assertThat(adopted).contains(keys.custom(ORG, Secret.of("custom-key")));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "a", "ab", "a\u0000bc"})
        void needsAnIdThatIsLookedUp(String id) {
            assertThat(keys.adopt(ORG, Secret.of(id))).isEmpty();
        }

        @Test
        void needsAKeyThatIsNotTooLongAsAWhole() {
            assertThat(keys.adopt(ORG, Secret.of("k".repeat(3500)))).isEmpty();
        }
    }

    @Nested
    class Users {
        private final TykKeys keys = TykKeys.of(settings(true, "sha256", "murmur64"));

        @Test
        void areStoredUnderTheirCustomId() {
            assertThat(keys.users(ORG, "alice").get(0))
                    .isEqualTo(keys.custom(ORG, Secret.of("alice")).id());
        }

        @Test
        void areFoundUnderEveryNameThatAKeyHas() {
            assertThat(keys.users(ORG, "alice")).containsAll(keys.candidates(ORG, Secret.of("alice")));
        }

        @Test
        void areFoundUnderTheNameOfBeforeKeysHadAForm() {
            assertThat(keys.users(ORG, "alice")).contains(keys.storedAs(Secret.of(ORG.value() + "alice")));
        }

        @Test
        void areStoredUnderTheFormThatIsConfigured() {
            assertThat(keys.users(ORG, "alice").get(0))
                    .isEqualTo(keys.custom(ORG, Secret.of("alice")).id());
        }

        @Test
        void mayHaveShorterNamesThanKeys() {
            assertThat(keys.users(ORG, "al")).isNotEmpty();
        }

        @Test
        void mustNotHaveShorterNamesWhereKeysHaveNoForm() {
            var formless = TykKeys.of(TykKeySettings.standard());

            assertThat(formless.users(ORG, "al")).isEmpty();
            assertThat(formless.users(ORG, "ali")).isNotEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "a\u0000bc"})
        void haveNamesThatCanBeSent(String name) {
            assertThat(keys.users(ORG, name)).isEmpty();
        }
    }
}
