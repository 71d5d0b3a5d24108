// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.secret.Secret;
import java.security.SecureRandom;
import java.util.HashSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GatehouseKeysTest {
    private static final OrganizationId ACME = new OrganizationId("acme");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final GatehouseKeys keys = GatehouseKeys.standard();

    private Secret generated() {
        return keys.mint(ACME, RANDOM).key();
    }

    @Nested
    class AGeneratedKey {
        @Test
        void isOfThePublishedForm() {
            assertThat(generated().reveal()).matches("gatehouse_[0-9A-Za-z]{49}");
        }

        @Test
        void isDrawnFromAllLettersAndDigits() {
            var seen = new HashSet<Integer>();
            for (int i = 0; i < 100; i++) {
                generated().reveal().substring("gatehouse_".length()).chars().forEach(seen::add);
            }

            assertThat(seen).hasSize(62);
        }

        @Test
        void isStoredUnderTheHashOfTheWhole() {
            var key = keys.mint(ACME, RANDOM);

            assertThat(key.id()).isEqualTo(new Sha256KeyNaming().idOf(key.key()));
        }

        @Test
        void isFoundInEveryOrganization() {
            var key = keys.mint(ACME, RANDOM);

            assertThat(keys.candidates(OrganizationId.none(), key.key())).containsExactly(key.id());
        }

        @Test
        void mayHaveAPrefixOfTheHost() {
            assertThat(GatehouseKeys.withPrefix("acme2")
                            .mint(ACME, RANDOM)
                            .key()
                            .reveal())
                    .matches("acme2_[0-9A-Za-z]{49}");
        }

        @Test
        void isNotShownInPrint() {
            var key = keys.mint(ACME, RANDOM);

            assertThat(key.toString()).doesNotContain(key.key().reveal());
        }
    }

    @Nested
    class TheChecksum {
        @Test
        void isTheCrcInBase62() {
            // CRC-32 of "123456789" is 0xCBF43926, its well-known check value.
            assertThat(Base62.checksum("123456789")).isEqualTo("3jZRME");
        }

        @Test
        void isFilledUpInFront() {
            assertThat(Base62.checksum("")).isEqualTo("000000");
        }

        @Test
        void allowsNoKeyThatWasCutOff() {
            var key = generated().reveal();

            assertThat(keys.candidates(ACME, Secret.of(key.substring(0, key.length() - 1))))
                    .isEmpty();
        }

        @Test
        void allowsNothingBehindAKey() {
            assertThat(keys.candidates(ACME, Secret.of(generated().reveal() + "0")))
                    .isEmpty();
        }
    }

    @Property(tries = 200)
    void noKeyWithOneLetterChangedIsLookedUp(@ForAll @IntRange(min = 10, max = 58) int place) {
        var text = new StringBuilder(generated().reveal());
        text.setCharAt(place, text.charAt(place) == 'x' ? 'y' : 'x');

        assertThat(keys.candidates(ACME, Secret.of(text.toString()))).isEmpty();
    }

    @Nested
    class AKeyFromElsewhere {
        @Test
        void isFoundUnderTheHashOfTheWhole() {
            var adopted = keys.adopt(ACME, Secret.of("legacy-key")).orElseThrow();

            assertThat(keys.candidates(ACME, Secret.of("legacy-key"))).containsExactly(adopted.id());
        }

        @Test
        void mayBeOneOfOurs() {
            assertThat(keys.adopt(ACME, generated())).isPresent();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "a\u0000b", "line\nbreak", "gatehouse_", "gatehouse_made-up"})
        void isRefusedWhereNobodyCouldPresentIt(String chosen) {
            assertThat(keys.adopt(ACME, Secret.of(chosen))).isEmpty();
        }

        @Test
        void isRefusedIfItIsLongerThanAnyThatIsLookedUp() {
            assertThat(keys.adopt(ACME, Secret.of("k".repeat(4097)))).isEmpty();
        }

        @Test
        void isRefusedIfItIsNoText() {
            assertThat(keys.adopt(ACME, Secret.of(new byte[] {(byte) 0xff}))).isEmpty();
        }
    }

    @Nested
    class AUser {
        @Test
        void belongsToAnOrganization() {
            assertThat(keys.users(ACME, "alice")).isNotEqualTo(keys.users(new OrganizationId("other"), "alice"));
        }

        @Test
        void hasNoNameThatRunsIntoTheOrganization() {
            assertThat(keys.users(new OrganizationId("ab"), "c"))
                    .isNotEqualTo(keys.users(new OrganizationId("a"), "bc"));
        }

        @Test
        void needsAName() {
            assertThat(keys.users(ACME, "")).isEmpty();
        }

        @Test
        void hasANameOfBoundedLength() {
            assertThat(keys.users(ACME, "n".repeat(4097))).isEmpty();
        }
    }

    @Property(tries = 200)
    void noKeyIsStoredWhereAUserIs(@ForAll @StringLength(min = 1, max = 30) String text) {
        assertThat(keys.candidates(ACME, Secret.of(text))).doesNotContainAnyElementsOf(keys.users(ACME, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "Acme", "1a", "a_b", "a b", "abcdefghijklmnopqrstu"})
    void aPrefixIsAShortWord(String prefix) {
        assertThatThrownBy(() -> GatehouseKeys.withPrefix(prefix))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("prefix must be");
    }
}
