// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import static dev.gatehouse.examples.gateway.control.KeyTexts.CUSTOM_KEY;
import static dev.gatehouse.examples.gateway.control.KeyTexts.RIGHTS;
import static dev.gatehouse.examples.gateway.control.KeyTexts.session;
import static dev.gatehouse.examples.gateway.control.KeyTexts.token;
import static dev.gatehouse.examples.gateway.control.KeyTexts.written;
import static dev.gatehouse.examples.gateway.control.OperatedGateway.HASHED;
import static dev.gatehouse.examples.gateway.control.OperatedGateway.assertAnswer;
import static dev.gatehouse.examples.gateway.control.OperatedGateway.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.tyk.TykKeySettings;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the configuration of keys changes for operators and clients. */
final class KeySettingsOverHttpTest {
    @Nested
    class WhereKeysAreHashed {
        @AutoClose
        private final OperatedGateway hashing = OperatedGateway.with(HASHED);

        @Test
        void aNewOneComesWithItsHash() {
            assertAnswer(
                    hashing.operator("POST", "/tyk/keys/custom-key", session(RIGHTS)),
                    200,
                    "{\"key\":\"" + CUSTOM_KEY
                            + "\",\"status\":\"ok\",\"action\":\"added\",\"key_hash\":\"3b2cb257325cd516\"}\n");
        }

        @Test
        void theyAreListedOnlyIfTheConfigurationSaysSo() {
            assertAnswer(
                    hashing.operator("GET", "/tyk/keys"),
                    404,
                    error("Hashed key listing is disabled in config (enable_hashed_keys_listing)"));
        }

        @Test
        void aHashIsNoKey() {
            hashing.operator("POST", "/tyk/keys/custom-key", session(RIGHTS));

            assertThat(hashing.operator("GET", "/tyk/keys/3b2cb257325cd516").statusCode())
                    .isEqualTo(404);
        }

        @Test
        void aHashOpensNothing() {
            hashing.operator("POST", "/tyk/keys/custom-key", session(RIGHTS));

            assertThat(hashing.client("3b2cb257325cd516")).isEqualTo(403);
        }
    }

    @Nested
    class WhereHashesAreListed {
        @AutoClose
        private final OperatedGateway listing = OperatedGateway.listingHashes();

        WhereHashesAreListed() {
            listing.operator("POST", "/tyk/keys/hkey", session(RIGHTS));
        }

        @Test
        void theListNamesThem() {
            assertAnswer(listing.operator("GET", "/tyk/keys"), 200, "{\"keys\":[\"d5dca325f7ef5cd3\"]}\n");
        }

        @Test
        void aKeyIsReadByItsHash() {
            assertThat(listing.operator("GET", "/tyk/keys/d5dca325f7ef5cd3?hashed=1")
                            .statusCode())
                    .isEqualTo(200);
        }

        @Test
        void aKeyIsReadByItself() {
            assertThat(listing.operator("GET", "/tyk/keys/" + token("hkey")).statusCode())
                    .isEqualTo(200);
        }

        @Test
        void aKeyIsDeletedByItsHash() {
            assertAnswer(
                    listing.operator("DELETE", "/tyk/keys/d5dca325f7ef5cd3?hashed=1"),
                    200,
                    written("d5dca325f7ef5cd3", "deleted"));
        }

        @Test
        void aKeyDeletedByItsHashIsGone() {
            listing.operator("DELETE", "/tyk/keys/d5dca325f7ef5cd3?hashed=1");

            assertThat(listing.client("hkey")).isEqualTo(403);
        }
    }

    @Nested
    class WhereMasterKeysAreAllowed {
        @AutoClose
        private final OperatedGateway lenient = OperatedGateway.allowingMasterKeys();

        @Test
        void aKeyWithoutRightsIsMade() {
            assertAnswer(
                    lenient.operator("POST", "/tyk/keys/master", session("")),
                    200,
                    written("eyJvcmciOiJkZWZhdWx0IiwiaWQiOiJtYXN0ZXIiLCJoIjoibXVybXVyNjQifQ==", "added"));
        }

        @Test
        void aKeyWithoutRightsOpensEveryApi() {
            lenient.operator("POST", "/tyk/keys/master", session(""));

            assertThat(lenient.client("master")).isEqualTo(200);
        }

        @Test
        void aKeyWithoutRightsIsMintedToo() {
            assertThat(lenient.operator("POST", "/tyk/keys/create", session("")).statusCode())
                    .isEqualTo(200);
        }
    }

    @Nested
    class WhereKeysHaveNoFunction {
        @AutoClose
        private final OperatedGateway plain = OperatedGateway.with(TykKeySettings.standard());

        WhereKeysHaveNoFunction() {
            plain.operator("POST", "/tyk/keys/mykey1", session(RIGHTS));
        }

        @Test
        void aKeyBeginsWithItsOrganization() {
            assertAnswer(
                    plain.operator("POST", "/tyk/keys/mykey2", session(RIGHTS)),
                    200,
                    written("defaultmykey2", "added"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"mykey1", "defaultmykey1"})
        void aClientMaySendItWithOrWithout(String key) {
            assertThat(plain.client(key)).isEqualTo(200);
        }

        @ParameterizedTest
        @CsvSource({"GET, mykey1, 404", "GET, defaultmykey1, 200", "DELETE, mykey1, 404", "DELETE, defaultmykey1, 200"})
        void anOperatorNeedsItWhole(String method, String key, int status) {
            assertThat(plain.operator(method, "/tyk/keys/" + key).statusCode()).isEqualTo(status);
        }
    }
}
