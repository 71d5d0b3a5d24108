// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import static dev.gatehouse.examples.gateway.control.KeyTexts.session;
import static dev.gatehouse.examples.gateway.control.OperatedGateway.assertAnswer;
import static dev.gatehouse.examples.gateway.control.OperatedGateway.error;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PoliciesOverHttpTest {
    private static final String POLICIES = "/tyk/policies";
    private static final String RIGHTS =
            "\"access_rights\":{\"test\":{\"api_id\":\"test\",\"versions\":[\"Default\"]}}";
    private static final String GOLD = policy("gold", RIGHTS);

    @TempDir
    private Path directory;

    private OperatedGateway gateway;

    private static String policy(String id, String members) {
        return "{\"id\":\"" + id + "\",\"org_id\":\"default\"," + members + "}";
    }

    private static String done(String id, String action) {
        return "{\"key\":\"" + id + "\",\"status\":\"ok\",\"action\":\"" + action + "\"}\n";
    }

    @BeforeEach
    void start() {
        gateway = OperatedGateway.withPolicies(directory);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private String file(String name) throws IOException {
        return Files.readString(directory.resolve(name));
    }

    @Nested
    class Reading {
        @Test
        void listIsEmptyAtFirst() {
            assertAnswer(gateway.operator("GET", POLICIES, ""), 200, "[]\n");
        }

        @Test
        void listHoldsAll() {
            gateway.operator("POST", POLICIES, GOLD);
            gateway.operator("POST", POLICIES, policy("silver", RIGHTS));

            assertAnswer(
                    gateway.operator("GET", POLICIES + "/", ""),
                    200,
                    "[" + GOLD + "," + policy("silver", RIGHTS) + "]\n");
        }

        @Test
        void oneIsShownAsItWasWritten() {
            gateway.operator("POST", POLICIES, policy("gold", RIGHTS + ",\"unknown\":{\"kept\":[1]}"));

            assertAnswer(
                    gateway.operator("GET", POLICIES + "/gold", ""),
                    200,
                    policy("gold", RIGHTS + ",\"unknown\":{\"kept\":[1]}") + "\n");
        }

        @Test
        void unknownOneIsNotFound() {
            assertAnswer(gateway.operator("GET", POLICIES + "/none", ""), 404, error("Policy not found"));
        }

        @Test
        void deeperPathIsNoPage() {
            assertThat(gateway.operator("GET", POLICIES + "/a/b", "").statusCode())
                    .isEqualTo(404);
        }
    }

    @Nested
    class Writing {
        @Test
        void newOneIsAdded() throws IOException {
            assertAnswer(gateway.operator("POST", POLICIES, GOLD), 200, done("gold", "added"));
            assertThat(file("gold.json")).isEqualTo(GOLD);
        }

        @Test
        void idInThePathMeansNothingForANewOne() {
            assertAnswer(gateway.operator("POST", POLICIES + "/other", GOLD), 200, done("gold", "added"));
        }

        @Test
        void oneIsModified() throws IOException {
            gateway.operator("POST", POLICIES, GOLD);
            var changed = policy("gold", RIGHTS + ",\"rate\":5");

            assertAnswer(gateway.operator("PUT", POLICIES + "/gold", changed), 200, done("gold", "modified"));
            assertThat(file("gold.json")).isEqualTo(changed);
        }

        @Test
        void fileOfAnotherNameIsWrittenAgain() throws IOException {
            Files.writeString(directory.resolve("my.json"), GOLD);
            gateway.operator("GET", "/tyk/reload", "");

            gateway.operator("PUT", POLICIES + "/gold", policy("gold", RIGHTS + ",\"rate\":5"));

            assertThat(file("my.json")).contains("rate");
            assertThat(directory.resolve("gold.json")).doesNotExist();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "{", "[]", "{\"id\":\"gold\",\"rate\":\"much\"}", "{\"id\":\"a\",\"id\":\"b\"}"})
        void unreadableOneIsRefused(String body) {
            assertAnswer(gateway.operator("POST", POLICIES, body), 400, error("Request malformed"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{\"rate\":5} | Unable to create policy without id.",
                    "{\"id\":\"../x\"} | Invalid Policy ID: Allowed characters: a-z, A-Z, 0-9, ., _, -, ~",
                    "{\"id\":\"a b\"} | Invalid Policy ID: Allowed characters: a-z, A-Z, 0-9, ., _, -, ~"
                })
        void oneNeedsAnId(String body, String message) {
            assertAnswer(gateway.operator("POST", POLICIES, body), 400, error(message));
        }

        @Test
        void idsOfPathAndPolicyMustBeOne() {
            assertAnswer(
                    gateway.operator("PUT", POLICIES + "/silver", GOLD),
                    400,
                    error("Request ID does not match that in policy! For Update operations these must match."));
        }

        @ParameterizedTest
        @CsvSource({"PUT, update", "DELETE, delete"})
        void changeNeedsAnIdInThePath(String method, String purpose) {
            assertAnswer(gateway.operator(method, POLICIES, GOLD), 400, error("Must specify an apiID to " + purpose));
        }

        @ParameterizedTest
        @ValueSource(strings = {"POST", "PUT"})
        void oneOfAnotherTenantStays(String method) throws IOException {
            gateway.operator("POST", POLICIES, GOLD);
            var strange = GOLD.replace("default", "beta");

            var answer = gateway.operator(method, POLICIES + "/gold", strange);

            assertAnswer(answer, 409, error("Another policy has this id or its file"));
            assertThat(file("gold.json")).isEqualTo(GOLD);
        }

        @Test
        void fileOfAnotherPolicyStays() throws IOException {
            Files.writeString(directory.resolve("gold.json"), policy("silver", RIGHTS));
            gateway.operator("GET", "/tyk/reload", "");

            assertThat(gateway.operator("POST", POLICIES, GOLD).statusCode()).isEqualTo(409);
            assertThat(file("gold.json")).contains("silver");
        }

        @Test
        void oneThatTwoTenantsHaveIsModifiedForItsOwn() throws IOException {
            var strange = GOLD.replace("default", "beta");
            Files.writeString(directory.resolve("a.json"), GOLD);
            Files.writeString(directory.resolve("b.json"), strange);
            gateway.operator("GET", "/tyk/reload", "");
            var changed = policy("gold", RIGHTS + ",\"rate\":5");

            gateway.operator("PUT", POLICIES + "/gold", changed);

            assertThat(file("a.json")).isEqualTo(changed);
            assertThat(file("b.json")).isEqualTo(strange);
        }

        @Test
        void otherMethodIsNotSupported() {
            assertAnswer(gateway.operator("PATCH", POLICIES, GOLD), 405, error("Method not supported"));
        }

        @Test
        void directoryThatIsGoneIsAnError() throws IOException {
            var gone = Files.createDirectory(directory.resolve("policies"));
            try (var other = OperatedGateway.withPolicies(gone)) {
                Files.delete(gone);

                assertThat(other.operator("POST", POLICIES, GOLD).statusCode()).isGreaterThanOrEqualTo(400);
            }
        }
    }

    @Nested
    class Deleting {
        @Test
        void oneIsDeleted() {
            gateway.operator("POST", POLICIES, GOLD);

            assertAnswer(gateway.operator("DELETE", POLICIES + "/gold", ""), 200, done("gold", "deleted"));
            assertThat(directory.resolve("gold.json")).doesNotExist();
        }

        @Test
        void oneThatTwoTenantsHaveStays() throws IOException {
            Files.writeString(directory.resolve("a.json"), GOLD);
            Files.writeString(directory.resolve("b.json"), GOLD.replace("default", "beta"));
            gateway.operator("GET", "/tyk/reload", "");

            assertThat(gateway.operator("DELETE", POLICIES + "/gold", "").statusCode())
                    .isEqualTo(409);
            assertThat(directory.resolve("b.json")).exists();
        }

        @Test
        void unknownOneCannotBe() {
            assertAnswer(gateway.operator("DELETE", POLICIES + "/gold", ""), 500, error("Delete failed"));
        }
    }

    @Nested
    class WithoutADirectory {
        @Test
        void nothingIsWritten() throws IOException {
            var file = Files.writeString(directory.resolve("all.json"), "{\"gold\":{\"org_id\":\"default\"}}");
            try (var other = OperatedGateway.withPolicies(file)) {
                var refused = error("The policies of this gateway are not kept in a directory");

                assertAnswer(other.operator("POST", POLICIES, GOLD), 400, refused);
                assertAnswer(other.operator("DELETE", POLICIES + "/gold", ""), 400, refused);
            }
        }
    }

    @Nested
    class KeysThatNameThem {
        private String key() {
            return session("\"apply_policies\": [\"gold\"]");
        }

        @Test
        void areRefusedBeforeThePolicyIsThere() {
            assertAnswer(
                    gateway.operator("POST", "/tyk/keys/create", key()),
                    500,
                    error("Failed to create key - policy not found: \\\"gold\\\""));
        }
    }
}
