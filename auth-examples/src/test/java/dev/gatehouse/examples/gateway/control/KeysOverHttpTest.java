// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import static dev.gatehouse.examples.gateway.control.OperatedGateway.HASHED;
import static dev.gatehouse.examples.gateway.control.OperatedGateway.PLAIN;
import static dev.gatehouse.examples.gateway.control.OperatedGateway.RIGHTS;
import static dev.gatehouse.examples.gateway.control.OperatedGateway.error;
import static dev.gatehouse.examples.gateway.control.OperatedGateway.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.tyk.TykKeySettings;
import dev.gatehouse.core.tyk.TykKeys;
import dev.gatehouse.examples.gateway.json.JsonText;
import dev.gatehouse.identity.OrganizationId;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The answers of the original's control API, byte for byte. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KeysOverHttpTest {
    private static final String CUSTOM_KEY = "eyJvcmciOiJkZWZhdWx0IiwiaWQiOiJjdXN0b20ta2V5IiwiaCI6Im11cm11cjY0In0=";

    private final OperatedGateway gateway = OperatedGateway.with(PLAIN);

    @AfterAll
    void stop() {
        gateway.close();
    }

    @AfterEach
    void forgetKeys() {
        gateway.stores.sessions().scan("", 10_000).ids().forEach(gateway.stores.sessions()::delete);
    }

    private static String token(String id) {
        return TykKeys.of(PLAIN).custom(new OrganizationId("default"), id).key();
    }

    private static void assertAnswer(HttpResponse<String> answer, int status, String body) {
        assertThat(answer.statusCode() + " " + answer.body()).isEqualTo(status + " " + body);
    }

    private static String written(String key, String action) {
        return "{\"key\":\"" + key + "\",\"status\":\"ok\",\"action\":\"" + action + "\"}\n";
    }

    private String stored(String key, String member) {
        var shown = gateway.operator("GET", "/tyk/keys/" + key).body();
        return JsonText.readObject(shown).path(member).asText();
    }

    @Nested
    class CreatingAKey {
        @Test
        void answersWithIt() {
            var answer = gateway.operator("POST", "/tyk/keys/create", session(RIGHTS));

            assertThat(answer.body())
                    .matches("\\{\"key\":\"eyJ[A-Za-z0-9+/=]+\",\"status\":\"ok\",\"action\":\"added\"}\n");
        }

        @Test
        void answersInJson() {
            var answer = gateway.operator("POST", "/tyk/keys/create", session(RIGHTS));

            assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        }

        @Test
        void letsItsHolderIn() {
            var answer = gateway.operator("POST", "/tyk/keys/create", session(RIGHTS));

            var key = JsonText.readObject(answer.body()).path("key").asText();
            assertThat(gateway.client(key)).isEqualTo(200);
        }

        @Test
        void needsRights() {
            assertAnswer(
                    gateway.operator("POST", "/tyk/keys/create", session("")),
                    400,
                    error("Failed to create key, keys must have at least one Access Rights record set."));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "{", "[]", "7", "{\"org_id\": 7}", "{\"access_rights\": []}"})
        void needsASession(String body) {
            assertAnswer(gateway.operator("POST", "/tyk/keys/create", body), 500, error("Unmarshalling failed"));
        }

        @Test
        void ignoresWhetherTheApiIsLoaded() {
            var ghost = "\"access_rights\": {\"ghost\": {\"api_id\": \"ghost\", \"versions\": [\"Default\"]}}";

            assertThat(gateway.operator("POST", "/tyk/keys/create", session(ghost))
                            .statusCode())
                    .isEqualTo(200);
        }

        @Test
        void refusesAPolicyThatDoesNotExist() {
            assertAnswer(
                    gateway.operator("POST", "/tyk/keys/create", session(RIGHTS + ", \"apply_policies\": [\"p1\"]")),
                    500,
                    error("Failed to create key - policy not found: \\\"p1\\\""));
        }

        @Test
        void refusesABindingToWhatIsNoCertificate() {
            var bound = RIGHTS + ", \"mtls_static_certificate_bindings\": [\"nonexistent-cert-id\"]";

            assertAnswer(
                    gateway.operator("POST", "/tyk/keys/create", session(bound)),
                    400,
                    error("invalid certificate ID: nonexistent-cert-id"));
        }

        @Test
        void takesAnEmptyListOfBindings() {
            var bound = RIGHTS + ", \"mtls_static_certificate_bindings\": []";

            assertThat(gateway.operator("POST", "/tyk/keys/create", session(bound))
                            .statusCode())
                    .isEqualTo(200);
        }

        @Test
        void refusesABodyOfMoreThanAMegabyte() {
            var long64 = "\"alias\": \"" + "x".repeat(1024 * 1024) + "\"";

            assertAnswer(
                    gateway.operator("POST", "/tyk/keys/create", session(long64)), 413, error("The body is too long"));
        }
    }

    @Nested
    class AddingAKeyByName {
        @Test
        void answersWithItsWholeText() {
            assertAnswer(
                    gateway.operator("POST", "/tyk/keys/custom-key", session(RIGHTS)),
                    200,
                    written(CUSTOM_KEY, "added"));
        }

        @Test
        void letsItsHolderInByNameToo() {
            gateway.operator("POST", "/tyk/keys/custom-key", session(RIGHTS));

            assertThat(gateway.client("custom-key")).isEqualTo(200);
        }

        @Test
        void overAnExistingOneSaysAddedAgain() {
            gateway.operator("POST", "/tyk/keys/custom-key", session(RIGHTS));

            assertAnswer(
                    gateway.operator("POST", "/tyk/keys/custom-key", session(RIGHTS)),
                    200,
                    written(CUSTOM_KEY, "added"));
        }

        @Test
        void withoutANameMakesOneUp() {
            assertThat(gateway.operator("POST", "/tyk/keys", session(RIGHTS)).statusCode())
                    .isEqualTo(200);
        }

        @Test
        void refusesAShortName() {
            assertAnswer(
                    gateway.operator("POST", "/tyk/keys/ab", session("\"access_rights\": {}")),
                    400,
                    error("custom key ID length 2 is less than min_token_length (3); the key would be unreachable at"
                            + " auth time. Use an ID of at least min_token_length characters, or lower"
                            + " min_token_length in the gateway configuration."));
        }

        @Test
        void needsRights() {
            assertAnswer(
                    gateway.operator("POST", "/tyk/keys/master", session("")),
                    500,
                    error("Failed to create key, ensure security settings are correct."));
        }

        @Test
        void refusesAPolicyThatDoesNotExist() {
            assertAnswer(
                    gateway.operator("POST", "/tyk/keys/custom-key", session("\"apply_policies\": [\"p1\"]")),
                    500,
                    error("Failed to create key, ensure security settings are correct."));
        }

        @Test
        void needsASession() {
            assertAnswer(gateway.operator("POST", "/tyk/keys/custom-key", "{"), 400, error("Request malformed"));
        }

        @Test
        void refusesAPasswordThatWouldBeStoredInClear() {
            var user = RIGHTS + ", \"basic_auth_data\": {\"password\": \"p\"}";

            assertAnswer(
                    gateway.operator("POST", "/tyk/keys/uname", session(user)),
                    400,
                    error("Passwords are not supported yet, and are never stored in clear"));
        }

        @Test
        void refusesACertificate() {
            assertAnswer(
                    gateway.operator("POST", "/tyk/keys/cert", session(RIGHTS + ", \"certificate\": \"abc\"")),
                    400,
                    error("Keys for a certificate are not supported yet"));
        }

        @Test
        void keepsTheSecretOfSignatures() {
            gateway.operator(
                    "POST",
                    "/tyk/keys/abc123",
                    session(RIGHTS + ", \"hmac_enabled\": true, \"hmac_string\": \"mine\""));

            assertThat(stored(token("abc123"), "hmac_string")).isEqualTo("mine");
        }

        @Test
        void at72KeepsAnExpiryInThePast() {
            gateway.operator("POST", "/tyk/keys/abc123", session(RIGHTS + ", \"expires\": 1000"));

            assertThat(gateway.client("abc123")).isEqualTo(401);
        }

        @Test
        void letsItsHolderInUntilTheExpiry() {
            long now = gateway.clock.instant().getEpochSecond();
            gateway.operator("POST", "/tyk/keys/wexp", session(RIGHTS + ", \"expires\": " + (now + 1)));
            int before = gateway.client("wexp");

            gateway.clock.advance(Duration.ofSeconds(2));

            assertThat(before + " then " + gateway.client("wexp")).isEqualTo("200 then 401");
        }

        @Test
        void refusesASlashInTheName() {
            var answer = gateway.operator("POST", "/tyk/keys/a%2Fb", session(RIGHTS));

            assertAnswer(answer, 404, "404 page not found\n");
        }

        @Test
        void refusesASlashInTheNameInPlainText() {
            var answer = gateway.operator("POST", "/tyk/keys/a%2Fb", session(RIGHTS));

            assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
        }

        @Test
        void refusesASlashInTheNameWithoutSniffing() {
            var answer = gateway.operator("POST", "/tyk/keys/a%2Fb", session(RIGHTS));

            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        }
    }

    @Nested
    class ReadingAKey {
        @Test
        void showsItsRecordInTheOriginalsOrder() {
            gateway.operator(
                    "POST",
                    "/tyk/keys/minkey",
                    session("\"access_rights\": {\"test\": {\"api_id\": \"test\", \"api_name\": \"test\","
                            + " \"versions\": [\"Default\"]}}"));

            assertThat(gateway.operator("GET", "/tyk/keys/" + token("minkey")).body())
                    .matches("\\{\"date_created\":\"[^\"]+\",\"quota_renews\":\\d{10},\"access_rights\":\\{\"test\":"
                            + "\\{\"api_name\":\"test\",\"api_id\":\"test\",\"versions\":\\[\"Default\"]}},"
                            + "\"org_id\":\"default\",\"last_updated\":\"\\d{10}\"}\n");
        }

        @Test
        void needsItsWholeText() {
            gateway.operator("POST", "/tyk/keys/minkey", session(RIGHTS));

            assertAnswer(gateway.operator("GET", "/tyk/keys/minkey"), 404, error("Key not found"));
        }

        @Test
        void needsOnlyItsUserNameIfItIsCalledOne() {
            gateway.operator("POST", "/tyk/keys/uname", session(RIGHTS));

            assertThat(gateway.operator("GET", "/tyk/keys/uname?username=true&org_id=default")
                            .statusCode())
                    .isEqualTo(200);
        }

        @Test
        void thatDoesNotExistIsNotFound() {
            assertAnswer(gateway.operator("GET", "/tyk/keys/unknown"), 404, error("Key not found"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"create", "preview"})
        void takesTheWordsOfOtherCallsForKeys(String word) {
            assertAnswer(gateway.operator("GET", "/tyk/keys/" + word), 404, error("Key not found"));
        }

        @Test
        void byHashNeedsHashing() {
            assertAnswer(
                    gateway.operator("GET", "/tyk/keys/abcdef?hashed=1"),
                    400,
                    error("Key requested by hash but key hashing is not enabled"));
        }

        @Test
        void goesOnWithATrailingSlash() {
            gateway.operator("POST", "/tyk/keys/minkey", session(RIGHTS));

            assertThat(gateway.operator("GET", "/tyk/keys/" + token("minkey") + "/")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Nested
    class UpdatingAKey {
        @Test
        void answersWithIt() {
            gateway.operator("POST", "/tyk/keys/custom-key", session(RIGHTS));

            assertAnswer(
                    gateway.operator("PUT", "/tyk/keys/" + CUSTOM_KEY, session(RIGHTS)),
                    200,
                    written(CUSTOM_KEY, "modified"));
        }

        @Test
        void switchesItOffAtOnce() {
            gateway.operator("POST", "/tyk/keys/onoff", session(RIGHTS));

            gateway.operator("PUT", "/tyk/keys/" + token("onoff"), session(RIGHTS + ", \"is_inactive\": true"));

            assertThat(gateway.client("onoff")).isEqualTo(403);
        }

        @Test
        void switchesItOnAgain() {
            gateway.operator("POST", "/tyk/keys/onoff", session(RIGHTS + ", \"is_inactive\": true"));

            gateway.operator("PUT", "/tyk/keys/" + token("onoff"), session(RIGHTS));

            assertThat(gateway.client("onoff")).isEqualTo(200);
        }

        @Test
        void withoutAnExpiryBringsAnExpiredOneBack() {
            gateway.store(token("expkey"), session(RIGHTS + ", \"expires\": 1000"));
            int before = gateway.client("expkey");

            gateway.operator("PUT", "/tyk/keys/" + token("expkey"), session(RIGHTS));

            assertThat(before + " then " + gateway.client("expkey")).isEqualTo("401 then 200");
        }

        @Test
        void thatDoesNotExistIsRefused() {
            assertAnswer(gateway.operator("PUT", "/tyk/keys/unknown", session(RIGHTS)), 404, error("Key is not found"));
        }

        @Test
        void mustNotDropItsCertificate() {
            gateway.store("certificate-key", session(RIGHTS + ", \"certificate\": \"defaultabc\""));

            assertAnswer(
                    gateway.operator("PUT", "/tyk/keys/certificate-key", session(RIGHTS)),
                    400,
                    error("Key cannot be used without a certificate"));
        }

        @Test
        void mustNotNameAnotherCertificate() {
            gateway.store("certificate-key", session(RIGHTS + ", \"certificate\": \"defaultabc\""));

            assertAnswer(
                    gateway.operator(
                            "PUT", "/tyk/keys/certificate-key", session(RIGHTS + ", \"certificate\": \"other\"")),
                    400,
                    error("Key must be used with an existent certificate"));
        }

        @Test
        void mayKeepItsQuota() {
            gateway.operator("POST", "/tyk/keys/custom-key", session(RIGHTS));
            var before = stored(CUSTOM_KEY, "quota_renews");
            gateway.clock.advance(Duration.ofMinutes(1));

            gateway.operator("PUT", "/tyk/keys/" + CUSTOM_KEY + "?suppress_reset=1", session(RIGHTS));

            assertThat(stored(CUSTOM_KEY, "quota_renews")).isEqualTo(before);
        }
    }

    @Nested
    class DeletingAKey {
        @Test
        void answersWithIt() {
            gateway.operator("POST", "/tyk/keys/custom-key", session(RIGHTS));

            assertAnswer(gateway.operator("DELETE", "/tyk/keys/" + CUSTOM_KEY), 200, written(CUSTOM_KEY, "deleted"));
        }

        @Test
        void shutsItsHolderOutAtOnce() {
            gateway.operator("POST", "/tyk/keys/custom-key", session(RIGHTS));
            int before = gateway.client(CUSTOM_KEY);

            gateway.operator("DELETE", "/tyk/keys/" + CUSTOM_KEY);

            assertThat(before + " then " + gateway.client(CUSTOM_KEY)).isEqualTo("200 then 403");
        }

        @Test
        void at68ShutsItsHolderOutByNameTooAtOnce() {
            gateway.operator("POST", "/tyk/keys/custom-key", session(RIGHTS));
            int before = gateway.client("custom-key");

            gateway.operator("DELETE", "/tyk/keys/" + CUSTOM_KEY);

            assertThat(before + " then " + gateway.client("custom-key")).isEqualTo("200 then 403");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/tyk/keys/unknown", "/tyk/keys"})
        void thatDoesNotExistIsNotFound(String path) {
            assertAnswer(gateway.operator("DELETE", path), 404, error("There is no such key found"));
        }

        @Test
        void byUserNameAnswersWithItsWholeText() {
            gateway.operator("POST", "/tyk/keys/uname", session(RIGHTS));

            assertAnswer(
                    gateway.operator("DELETE", "/tyk/keys/uname?username=true&org_id=default"),
                    200,
                    written("eyJvcmciOiJkZWZhdWx0IiwiaWQiOiJ1bmFtZSIsImgiOiJtdXJtdXI2NCJ9", "deleted"));
        }

        @Test
        void everywhereAnswersNothing() {
            gateway.operator("POST", "/tyk/keys/custom-key", session(RIGHTS));

            assertAnswer(gateway.operator("DELETE", "/tyk/keys/" + CUSTOM_KEY + "?api_id=-1"), 200, "null\n");
        }
    }

    @Nested
    class ListingKeys {
        @Test
        void namesThem() {
            gateway.operator("POST", "/tyk/keys/custom-key", session(RIGHTS));

            assertAnswer(gateway.operator("GET", "/tyk/keys"), 200, "{\"keys\":[\"" + CUSTOM_KEY + "\"]}\n");
        }

        @Test
        void namesNoneThatTheFilterDoesNotMean() {
            gateway.operator("POST", "/tyk/keys/custom-key", session(RIGHTS));

            assertAnswer(gateway.operator("GET", "/tyk/keys?filter=nothing"), 200, "{\"keys\":[]}\n");
        }

        @Test
        void ofOneApiNeedsAFilter() {
            assertThat(gateway.operator("GET", "/tyk/keys?api_id=test").statusCode())
                    .isEqualTo(400);
        }
    }

    @Nested
    class PreviewingAKey {
        @Test
        void showsIt() {
            var answer = gateway.operator("POST", "/tyk/keys/preview", session("\"alias\": \"seen\""));

            assertAnswer(answer, 200, "{\"org_id\":\"default\",\"alias\":\"seen\"}\n");
        }

        @Test
        void storesNothing() {
            gateway.operator("POST", "/tyk/keys/preview", session(RIGHTS));

            assertThat(gateway.stores.sessions().scan("", 10).ids()).isEmpty();
        }

        @Test
        void needsASession() {
            assertAnswer(gateway.operator("POST", "/tyk/keys/preview", "{"), 500, error("Unmarshalling failed"));
        }

        @Test
        void refusesAPolicyThatDoesNotExist() {
            assertThat(gateway.operator("POST", "/tyk/keys/preview", session("\"apply_policies\": [\"p\"]"))
                            .statusCode())
                    .isEqualTo(500);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH, /tyk/keys/x",
        "PATCH, /tyk/keys",
        "OPTIONS, /tyk/keys/x",
        "POST, /tyk/reload",
        "PATCH, /tyk/apis",
        "DELETE, /tyk/apis",
        "POST, /hello"
    })
    void anotherMethodIsNotSupported(String method, String path) {
        assertAnswer(gateway.operator(method, path), 405, error("Method not supported"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tyk/",
                "/tyk/nothing",
                "/tyk/keys/a/b",
                "/tyk/reload/all",
                "/tyk/apis/a/b",
                "/tyk/keys/a%00b",
                "/tyk/keys/a%0Ab"
            })
    void anotherPathIsNoPage(String path) {
        assertAnswer(gateway.operator("GET", path), 404, "404 page not found\n");
    }

    @Nested
    class WhereKeysAreHashed {
        private final OperatedGateway hashing = OperatedGateway.with(HASHED);

        @AfterEach
        void stop() {
            hashing.close();
        }

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
        private final OperatedGateway listing = OperatedGateway.listingHashes();

        WhereHashesAreListed() {
            listing.operator("POST", "/tyk/keys/hkey", session(RIGHTS));
        }

        @AfterEach
        void stop() {
            listing.close();
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
        private final OperatedGateway lenient = OperatedGateway.allowingMasterKeys();

        @AfterEach
        void stop() {
            lenient.close();
        }

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
        private final OperatedGateway plain = OperatedGateway.with(TykKeySettings.standard());

        WhereKeysHaveNoFunction() {
            plain.operator("POST", "/tyk/keys/mykey1", session(RIGHTS));
        }

        @AfterEach
        void stop() {
            plain.close();
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
