// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.internal.json.Json;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TykKeysTest {
    private static final OrganizationId ORG = new OrganizationId("default");
    private static final String TOKEN = "eyJvcmciOiJkZWZhdWx0IiwiaWQiOiJjdXN0b20ta2V5IiwiaCI6Im11cm11cjY0In0=";

    private static TykKeySettings settings(boolean hashed, String function, String... fallbacks) {
        return new TykKeySettings(hashed, function, List.of(fallbacks), 0, true, false);
    }

    private static List<String> keys(TykKeySettings settings, String presented) {
        return TykKeys.of(settings).names(ORG, Secret.of(presented)).stream()
                .map(TykKeysTest::text)
                .toList();
    }

    private static String text(TykKey key) {
        return key.key().reveal();
    }

    private static OrganizationId organizationOf(String key) {
        return TykKeys.organizationOf(Secret.of(key));
    }

    private static String storedAs(TykKeySettings settings, String key) {
        return TykKeys.of(settings).storedAs(Secret.of(key)).value();
    }

    private static String hash(TykHash function, String text) {
        return new KeyHasher().hash(function, text.getBytes(StandardCharsets.UTF_8));
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
            var keys = TykKeys.of(settings(false, function));

            assertThat(text(keys.custom(new OrganizationId(org), Secret.of(id))))
                    .isEqualTo(key);
        }

        @ParameterizedTest
        @CsvSource({
            "6492f66e6ebbc56c6a6bf022657c162274933214b91ea570, 6492f66e6ebbc56c6a6bf022",
            "6492f66e6e, ''",
            "6492f66e6ebbc56c6a6bf022, ''",
            "6492F66E6EBBC56C6A6BF022x, 6492F66E6EBBC56C6A6BF022",
            "default0123456789abcdef0123456789abcdef, ''",
            "eyJvcmciOiJkZWZhdWx0IiwiaWQiOiJhYmMiLCJoIjoibXVybXVyMTI4In0=, default",
            "ey, ''"
        })
        void tellTheirOrganization(String key, String org) {
            assertThat(organizationOf(key).value()).isEqualTo(org);
        }

        @ParameterizedTest
        @CsvSource({"eyJvcmciOiJvIiwiaWQiOiJpIiwiaCI6Im11cm11cjEyOCJ9, murmur128", "eyNotBase64!, ''", "defaultabc, ''"
        })
        void tellTheirHashFunction(String key, String function) {
            assertThat(KeyText.read(Secret.of(key)).function()).isEqualTo(function);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"org\":5,\"h\":[]}",
                    "{\"org\":\"default\",\"org\":\"other\"}",
                    "{\"org\":\"default\"} x",
                    "{\"org\":null}",
                    "{}"
                })
        void tellNothingIfTheyAreNotAsWeWriteThem(String json) {
            assertThat(organizationOf(encoded(json)).isNone()).isTrue();
        }

        @Test
        void tellNothingWithoutTheirPadding() {
            assertThat(organizationOf(TOKEN.replace("=", "")).isNone()).isTrue();
        }

        @ParameterizedTest
        @CsvSource({"x\",\"org\":\"other, default", "plain, 'ten\"ant'", "back\\slash, default", "Käse 鍵 😀, 'Ä'"})
        void idsAndOrganizationsThatLookLikeJsonStayWhatTheyAre(String id, String organization) {
            var key =
                    text(TykKeys.of(settings(false, "sha256")).custom(new OrganizationId(organization), Secret.of(id)));

            assertThat(organizationOf(key).value()).isEqualTo(organization);
            assertThat(Json.object(decoded(key)).path("id").textValue()).isEqualTo(id);
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
        void shortestKeyMayBeSet() {
            var settings = new TykKeySettings(false, "murmur64", List.of(), 5, true, false);

            assertThat(keys(settings, "abcd")).isEmpty();
            assertThat(keys(settings, "abcde")).isNotEmpty();
        }

        @Test
        void lengthIsCountedInBytes() {
            assertThat(keys(settings(false, "murmur64"), "鍵")).contains("鍵");
        }

        @Test
        void keyWithoutAFunctionIsOrganizationAndId() {
            assertThat(keys(settings(false, ""), "abc")).containsExactly("defaultabc", "abc");
        }

        @Test
        void keyThatIsTheOrganizationAloneStandsForItself() {
            assertThat(keys(settings(false, "murmur64", "sha256"), "default")).containsExactly("default");
        }

        @Test
        void keyOfAnotherOrganizationIsAnIdHere() {
            var other =
                    text(TykKeys.of(settings(false, "murmur64")).custom(new OrganizationId("other"), Secret.of("abc")));

            assertThat(keys(settings(false, "murmur64"), other)).hasSize(2).endsWith(other);
        }

        @Test
        void keyWithoutOrganizationStandsForItselfWhereThereIsNone() {
            var names = TykKeys.of(settings(false, "murmur64")).names(OrganizationId.none(), Secret.of("custom-key"));

            assertThat(names).extracting(TykKeysTest::text).containsExactly("custom-key");
        }

        @Test
        void noNameComesTwice() {
            assertThat(keys(settings(false, "murmur64", "murmur64", "sha256", "unknown"), "custom-key"))
                    .doesNotHaveDuplicates();
        }

        @Test
        void endlessKeyHasNone() {
            assertThat(keys(settings(false, "murmur64"), "a".repeat(4_097))).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"abc\r\ndef", "abc\u0000", "\u007fabc", "abc\u0085"})
        void at56ControlCharactersHaveNone(String key) {
            assertThat(keys(settings(false, "murmur64"), key)).isEmpty();
        }

        @Test
        void at56BytesThatAreNoTextHaveNone() {
            var presented = Secret.of(new byte[] {'a', 'b', 'c', (byte) 0xff});

            assertThat(TykKeys.of(settings(false, "murmur64")).names(ORG, presented))
                    .isEmpty();
        }

        @Test
        void emptyKeyHasNone() {
            assertThat(keys(settings(false, "murmur64"), "")).isEmpty();
        }
    }

    @Nested
    class StoredNames {
        @Test
        void isTheKeyItselfWhereKeysAreNotHashed() {
            assertThat(storedAs(settings(false, "murmur64"), TOKEN)).isEqualTo(TOKEN);
        }

        @Test
        void isThePublishedHash() {
            var published =
                    "eyJvcmciOiI1ZTlkOTU0NGExZGNkNjAwMDFkMGVkMjAiLCJpZCI6ImdycGNfaG1hY19rZXkiLCJoIjoibXVybXVyNjQifQ==";

            assertThat(storedAs(settings(true, "murmur64"), published)).isEqualTo("a72fcdc09caa86b5");
        }

        @Test
        void at31FunctionNamedInTheKeyCountsOnlyIfItIsConfigured() {
            var keys = TykKeys.of(settings(true, "sha256"));

            assertThat(keys.storedAs(Secret.of(TOKEN)).value()).isEqualTo(hash(TykHash.SHA256, TOKEN));
        }

        @Test
        void olderKeyIsFoundUnderItsOwnFunction() {
            var keys = TykKeys.of(settings(true, "sha256", "murmur64"));

            assertThat(keys.storedAs(Secret.of(TOKEN)).value()).isEqualTo(hash(TykHash.MURMUR64, TOKEN));
        }

        @Test
        void at31UnknownFunctionNamedInTheKeyDoesNotCount() {
            var key = encoded("{\"org\":\"default\",\"id\":\"custom-key\",\"h\":\"md5\"}");

            assertThat(storedAs(settings(true, "sha256"), key)).isEqualTo(hash(TykHash.SHA256, key));
        }

        @Test
        void at31PartialHashNamedInTheKeyDoesNotCount() {
            var key = encoded("{\"org\":\"default\",\"id\":\"custom-key\",\"h\":\"murmur32\"}");

            assertThat(storedAs(settings(true, "murmur64"), key)).isEqualTo(hash(TykHash.MURMUR64, key));
        }

        @ParameterizedTest
        @CsvSource({"murmur64, 16", "murmur128, 32", "sha256, 64", "wrong, 16"})
        void areAsLongAsTheFunctionMakesThem(String function, int length) {
            var key = TykKeys.of(settings(true, function)).custom(ORG, Secret.of("custom-key"));

            assertThat(key.id().value()).hasSize(length);
        }

        @Test
        void at61KeyThatDiffersInItsLastBytesIsAnother() {
            var keys = TykKeys.of(settings(true, "murmur64"));

            assertThat(keys.storedAs(Secret.of("user1a"))).isNotEqualTo(keys.storedAs(Secret.of("user1b")));
        }

        @Test
        void at61KeyWithoutAFunctionIsHashedWholeByTheConfiguredOne() {
            assertThat(storedAs(settings(true, "sha256"), "user1a")).isEqualTo(hash(TykHash.SHA256, "user1a"));
        }

        @Test
        void existingPartialHashesCanBeRead() {
            var keys = TykKeys.of(new TykKeySettings(true, "", List.of(), 0, true, true));

            assertThat(keys.storedAs(Secret.of("default0987876")).value()).isEqualTo("da6c6c0b");
        }

        @Test
        void existingPartialHashesCanBeReadBesideWholeOnes() {
            var keys = TykKeys.of(new TykKeySettings(true, "murmur64", List.of("murmur32"), 0, true, true));

            assertThat(keys.storedAs(Secret.of("default0987876")).value()).isEqualTo("da6c6c0b");
            assertThat(keys.storedAs(Secret.of(TOKEN)).value()).isEqualTo("3b2cb257325cd516");
        }

        @Test
        void hashIsToldOnlyWhereThereIsOne() {
            assertThat(TykKeys.of(settings(false, "murmur64")).hashOf(Secret.of(TOKEN)))
                    .isEmpty();
            assertThat(TykKeys.of(settings(true, "murmur64")).hashOf(Secret.of(TOKEN)))
                    .contains("3b2cb257325cd516");
        }

        @Test
        void areTheSameWhateverSpellingOfTheKeyIsPresented() {
            var keys = TykKeys.of(settings(true, "sha256", "murmur64"));
            var stored = keys.custom(ORG, Secret.of("custom-key"));

            assertThat(keys.candidates(ORG, Secret.of("custom-key"))).contains(stored.id());
            assertThat(keys.candidates(ORG, Secret.of("defaultcustom-key"))).contains(stored.id());
            assertThat(keys.candidates(ORG, stored.key())).containsExactly(stored.id());
        }
    }

    @Nested
    class Minting {
        private final TykKeys keys = TykKeys.of(settings(false, "murmur64"));

        @Test
        void makesAnIdOfThirtyTwoDigits() {
            var key = text(keys.mint(ORG, new SecureRandom()));

            assertThat(new String(Base64.getDecoder().decode(key), StandardCharsets.UTF_8))
                    .matches("\\{\"org\":\"default\",\"id\":\"[0-9a-f]{32}\",\"h\":\"murmur64\"\\}");
        }

        @Test
        void makesNoKeyTwice() {
            var random = new SecureRandom();

            assertThat(keys.mint(ORG, random)).isNotEqualTo(keys.mint(ORG, random));
        }

        @Test
        void makesAnIdAfterTheOrganizationWithoutAFunction() {
            assertThat(text(TykKeys.of(settings(false, "")).mint(ORG, new SecureRandom())))
                    .matches("default[0-9a-f]{32}");
        }

        @Test
        void at58KeyDoesNotPrint() {
            assertThat(keys.custom(ORG, Secret.of("custom-key")).toString()).doesNotContain(TOKEN);
        }
    }

    @Property
    void everyKeyMadeIsFoundAgain(
            @ForAll("organizations") String organization,
            @ForAll("ids") String id,
            @ForAll("functions") String function,
            @ForAll boolean hashed) {
        var owner = new OrganizationId(organization);
        var keys = TykKeys.of(new TykKeySettings(hashed, function, List.of(), 1, true, true));
        Assume.that(!id.equals(organization));

        var made = keys.custom(owner, Secret.of(id));

        assertThat(keys.candidates(owner, made.key())).contains(made.id());
    }

    @Property
    void noKeyCausesAnError(@ForAll byte[] presented, @ForAll("functions") String function) {
        var keys = TykKeys.of(new TykKeySettings(true, function, List.of("sha256", "other"), 0, true, true));

        assertThat(keys.names(ORG, Secret.of(presented))).hasSizeLessThanOrEqualTo(4);
    }

    @Property
    void noOrganizationIsToldThatIsNotWritten(@ForAll String organization, @ForAll("ids") String id) {
        var key = encoded(Json.write(Json.tree(Map.of("org", organization, "id", id))));

        assertThat(organizationOf(key).value()).isIn(organization, "", withoutHalves(organization));
    }

    private static String withoutHalves(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static String encoded(String json) {
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String key) {
        return new String(Base64.getDecoder().decode(key), StandardCharsets.UTF_8);
    }

    @Provide
    Arbitrary<String> organizations() {
        return Arbitraries.of("", "default", "ten\"ant", "5e9d9544a1dcd60001d0ed20");
    }

    @Provide
    Arbitrary<String> ids() {
        return Arbitraries.strings().withCharRange(' ', '~').ofMinLength(1).ofMaxLength(40);
    }

    @Provide
    Arbitrary<String> functions() {
        return Arbitraries.of("", "murmur32", "murmur64", "murmur128", "sha256", "unknown");
    }
}
