// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.SessionId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TykKeysTest {
    private static final OrganizationId ORG = new OrganizationId("default");
    private static final String TOKEN = "eyJvcmciOiJkZWZhdWx0IiwiaWQiOiJjdXN0b20ta2V5IiwiaCI6Im11cm11cjY0In0=";

    private static TykKeySettings settings(boolean hashed, String function, String... fallbacks) {
        return new TykKeySettings(hashed, function, List.of(fallbacks), 0, true, false);
    }

    private static List<String> keys(TykKeySettings settings, String presented) {
        return TykKeys.of(settings).names(ORG, Secret.of(presented)).stream()
                .map(TykKey::key)
                .toList();
    }

    @Nested
    class Forms {
        @ParameterizedTest
        @CsvSource({
            "default, abc, '', defaultabc",
            "default, defaultabc, '', defaultabc",
            "'', abc, murmur64, eyJvcmciOiIiLCJpZCI6ImFiYyIsImgiOiJtdXJtdXI2NCJ9",
            "default, abc, murmur128, eyJvcmciOiJkZWZhdWx0IiwiaWQiOiJhYmMiLCJoIjoibXVybXVyMTI4In0=",
            "default, custom-key, wrong, eyJvcmciOiJkZWZhdWx0IiwiaWQiOiJjdXN0b20ta2V5IiwiaCI6Im11cm11cjY0In0="
        })
        void areWrittenAsTheOriginalWritesThem(String org, String id, String function, String key) {
            assertThat(TykKeyText.of(new OrganizationId(org), id, function)).isEqualTo(key);
        }

        @ParameterizedTest
        @CsvSource({
            "6492f66e6ebbc56c6a6bf022657c162274933214b91ea570, 6492f66e6ebbc56c6a6bf022",
            "6492f66e6e, ''",
            "6492f66e6ebbc56c6a6bf022, ''",
            "default0123456789abcdef0123456789abcdef, ''",
            "eyJvcmciOiJkZWZhdWx0IiwiaWQiOiJhYmMiLCJoIjoibXVybXVyMTI4In0=, default"
        })
        void tellTheirOrganization(String key, String org) {
            assertThat(TykKeyText.organizationOf(key).value()).isEqualTo(org);
        }

        @ParameterizedTest
        @CsvSource({"eyJvcmciOiJvIiwiaWQiOiJpIiwiaCI6Im11cm11cjEyOCJ9, murmur128", "eyNotBase64!, ''", "defaultabc, ''"
        })
        void tellTheirHashFunction(String key, String function) {
            assertThat(TykKeyText.hashFunctionOf(key)).isEqualTo(function);
        }

        @Test
        void idThatLooksLikeJsonStaysAnId() {
            var key = TykKeyText.of(ORG, "x\",\"org\":\"other", "sha256");

            assertThat(TykKeyText.organizationOf(key)).isEqualTo(ORG);
        }
    }

    @Nested
    class Candidates {
        @Test
        void customIdStandsForItsKeyThenForItself() {
            assertThat(keys(settings(false, "murmur64"), "custom-key")).containsExactly(TOKEN, "custom-key");
        }

        @Test
        void organizationMayStandInFront() {
            assertThat(keys(settings(false, "murmur64"), "defaultcustom-key")).contains(TOKEN);
        }

        @Test
        void wholeKeyStandsForItselfOnly() {
            assertThat(keys(settings(false, "murmur64"), TOKEN)).containsExactly(TOKEN);
        }

        @Test
        void olderFunctionsFollow() {
            assertThat(keys(settings(true, "sha256", "murmur64"), "custom-key"))
                    .hasSize(3)
                    .endsWith(TOKEN);
        }

        @Test
        void userNamesMayBeSwitchedOff() {
            var settings = new TykKeySettings(false, "murmur64", List.of(), 0, false, false);

            assertThat(keys(settings, "custom-key")).containsExactly("custom-key");
        }

        @Test
        void shortestKeyHasThreeBytes() {
            assertThat(keys(settings(false, "murmur64"), "ab")).isEmpty();
            assertThat(keys(settings(false, "murmur64"), "abc")).isNotEmpty();
        }

        @Test
        void endlessKeyHasNone() {
            assertThat(keys(settings(false, "murmur64"), "a".repeat(5_000))).isEmpty();
        }

        @Test
        void at56ControlCharactersHaveNone() {
            assertThat(keys(settings(false, "murmur64"), "abc\r\ndef")).isEmpty();
        }
    }

    @Nested
    class StoredNames {
        @Test
        void isTheKeyItselfWhereKeysAreNotHashed() {
            assertThat(TykKeys.of(settings(false, "murmur64")).storedAs(TOKEN)).isEqualTo(new SessionId(TOKEN));
        }

        @Test
        void isThePublishedHash() {
            var published =
                    "eyJvcmciOiI1ZTlkOTU0NGExZGNkNjAwMDFkMGVkMjAiLCJpZCI6ImdycGNfaG1hY19rZXkiLCJoIjoibXVybXVyNjQifQ==";

            assertThat(TykKeys.of(settings(true, "murmur64"))
                            .storedAs(published)
                            .value())
                    .isEqualTo("a72fcdc09caa86b5");
        }

        @Test
        void at31FunctionNamedInTheKeyCountsOnlyIfItIsConfigured() {
            var keys = TykKeys.of(settings(true, "sha256"));

            assertThat(keys.storedAs(TOKEN).value()).isEqualTo(TykHash.SHA256.of(TOKEN));
        }

        @Test
        void olderKeyIsFoundUnderItsOwnFunction() {
            var keys = TykKeys.of(settings(true, "sha256", "murmur64"));

            assertThat(keys.storedAs(TOKEN).value()).isEqualTo(TykHash.MURMUR64.of(TOKEN));
        }

        @Test
        void at61PartialHashNeedsToBeAllowed() {
            assertThatThrownBy(() -> settings(true, "")).hasMessageContaining("allow_legacy_murmur32");
            assertThatThrownBy(() -> settings(true, "murmur32")).hasMessageContaining("allow_legacy_murmur32");
        }

        @Test
        void at61KeyThatDiffersInItsLastBytesIsAnother() {
            var keys = TykKeys.of(settings(true, "murmur64"));

            assertThat(keys.storedAs("user1a")).isNotEqualTo(keys.storedAs("user1b"));
        }

        @Test
        void existingPartialHashesCanBeRead() {
            var keys = TykKeys.of(new TykKeySettings(true, "", List.of(), 0, true, true));

            assertThat(keys.storedAs("abcd").value()).isEqualTo("86a7049e");
        }
    }

    @Nested
    class Minting {
        private final TykKeys keys = TykKeys.of(settings(false, "murmur64"));

        @Test
        void makesAnIdOfThirtyTwoDigits() {
            var key = keys.mint(ORG, new SecureRandom()).key();

            assertThat(new String(Base64.getDecoder().decode(key), StandardCharsets.UTF_8))
                    .matches("\\{\"org\":\"default\",\"id\":\"[0-9a-f]{32}\",\"h\":\"murmur64\"\\}");
        }

        @Test
        void makesNoKeyTwice() {
            var random = new SecureRandom();

            assertThat(keys.mint(ORG, random)).isNotEqualTo(keys.mint(ORG, random));
        }

        @Test
        void at58KeyDoesNotPrint() {
            assertThat(keys.custom(ORG, "custom-key").toString()).doesNotContain(TOKEN);
        }
    }
}
