// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import static dev.gatehouse.examples.gateway.control.OperatedGateway.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.examples.gateway.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ApisOverHttpTest {
    @TempDir
    private Path root;

    private Path directory;
    private OperatedGateway gateway;

    @BeforeEach
    void start() throws IOException {
        directory = Files.createDirectory(root.resolve("apps"));
        Files.writeString(directory.resolve("first-file.json"), definition("first", "/first/"));
        gateway = OperatedGateway.serving(directory);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private static String definition(String id, String path) {
        return """
                {"api_id": "%s", "name": "%s", "org_id": "default", "active": true, "use_keyless": true,
                 "version_data": {"not_versioned": true, "versions": {"Default": {"name": "Default"}}},
                 "proxy": {"listen_path": "%s", "target_url": "http://127.0.0.1:1/"}}""".formatted(id, id, path);
    }

    private List<String> files() {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private int status(String path) {
        return gateway.send("GET", path, "").statusCode();
    }

    @Nested
    class Reading {
        @Test
        void listsAllDefinitions() {
            var list = JsonText.read(gateway.operator("GET", "/tyk/apis").body());

            assertThat(list.at("/0/api_id").asText()).isEqualTo("first");
        }

        @Test
        void listsNoBrokenFile() throws IOException {
            Files.writeString(directory.resolve("broken.json"), "{");
            gateway.operator("GET", "/tyk/reload");

            assertThat(JsonText.read(gateway.operator("GET", "/tyk/apis").body()))
                    .hasSize(1);
        }

        @Test
        void showsOne() {
            var shown = JsonText.readObject(
                    gateway.operator("GET", "/tyk/apis/first").body());

            assertThat(shown.path("name").asText()).isEqualTo("first");
        }

        @Test
        void doesNotFindAnother() {
            var answer = gateway.operator("GET", "/tyk/apis/absent");

            assertThat(answer.statusCode() + answer.body()).isEqualTo(404 + error("API not found"));
        }
    }

    @Nested
    class Adding {
        @Test
        void answersWithTheId() {
            var answer = gateway.operator("POST", "/tyk/apis", definition("second", "/second/"));

            assertThat(answer.body()).isEqualTo("{\"key\":\"second\",\"status\":\"ok\",\"action\":\"added\"}\n");
        }

        @Test
        void writesAFileOfTheId() {
            gateway.operator("POST", "/tyk/apis", definition("second", "/second/"));

            assertThat(files()).containsExactly("first-file.json", "second.json");
        }

        @Test
        void servesAfterTheNextReload() {
            gateway.operator("POST", "/tyk/apis", definition("second", "/second/"));
            int before = status("/second/");

            gateway.operator("GET", "/tyk/reload/group");

            // There is nobody at the upstream's port.
            assertThat(before + " then " + (status("/second/") >= 500)).isEqualTo("404 then true");
        }

        @Test
        void makesUpAnIdThatIsMissing() {
            var answer = gateway.operator("POST", "/tyk/apis", definition("", "/second/"));

            assertThat(JsonText.readObject(answer.body()).path("key").asText()).matches("[0-9a-f]{32}");
        }

        @Test
        void writesTheFileInWhichTheIdAlreadyIs() {
            gateway.operator("POST", "/tyk/apis", definition("first", "/moved/"));

            assertThat(files()).containsExactly("first-file.json");
        }

        @Test
        void leavesAFileThatHoldsAnotherDefinition() throws IOException {
            Files.writeString(directory.resolve("orders.json"), definition("shop", "/shop/"));
            gateway.operator("GET", "/tyk/reload");

            var answer = gateway.operator("POST", "/tyk/apis", definition("orders", "/orders/"));

            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(directory.resolve("orders.json")).content().contains("/shop/");
        }

        @Test
        void leavesAFileThatCameAfterTheLastReload() throws IOException {
            Files.writeString(directory.resolve("orders.json"), definition("shop", "/shop/"));

            assertThat(gateway.operator("POST", "/tyk/apis", definition("orders", "/orders/"))
                            .statusCode())
                    .isEqualTo(409);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "{", "[]", "{\"name\": \"no id\"}"})
        void leavesAFileWhoseDefinitionNobodyCanTell(String text) throws IOException {
            Files.writeString(directory.resolve("second.json"), text);

            gateway.operator("POST", "/tyk/apis", definition("second", "/second/"));

            assertThat(directory.resolve("second.json")).hasContent(text);
        }

        @Test
        void leavesAFileThatWasGivenAnotherDefinitionSince() throws IOException {
            Files.writeString(directory.resolve("first-file.json"), definition("shop", "/shop/"));

            assertThat(gateway.operator("PUT", "/tyk/apis/first", definition("first", "/moved/"))
                            .statusCode())
                    .isEqualTo(409);
        }

        @Test
        void changesWhatItAddedBeforeTheNextReload() {
            gateway.operator("POST", "/tyk/apis", definition("second", "/second/"));

            assertThat(gateway.operator("POST", "/tyk/apis", definition("second", "/moved/"))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(directory.resolve("second.json")).content().contains("/moved/");
        }

        @Test
        void writesNoFileThatAnOpenApiDocumentWouldHide() throws IOException {
            Files.writeString(directory.resolve("orders-oas.json"), definition("shop", "/shop/"));

            assertThat(gateway.operator("POST", "/tyk/apis", definition("orders", "/orders/"))
                            .statusCode())
                    .isEqualTo(409);
            assertThat(files()).containsExactly("first-file.json", "orders-oas.json");
        }

        @Test
        void refusesTheWordOfOpenApiPathsAsAnId() {
            assertThat(gateway.operator("POST", "/tyk/apis", definition("oas", "/oas/"))
                            .statusCode())
                    .isEqualTo(400);
        }

        @Test
        void refusesWhatIsNoDefinition() {
            assertThat(gateway.operator("POST", "/tyk/apis", "[]").body()).isEqualTo(error("Request malformed"));
        }

        @Test
        void refusesWhatCouldNotBeServedAndSaysWhy() {
            var asksForMore = definition("second", "/second/").replace("\"use_keyless\": true", "\"enable_jwt\": true");

            var answer = gateway.operator("POST", "/tyk/apis", asksForMore);

            assertThat(answer.statusCode() + " " + answer.body())
                    .startsWith("400 ")
                    .contains("enable_jwt");
        }

        @Test
        void writesNothingThatIsRefused() {
            gateway.operator("POST", "/tyk/apis", "{\"api_id\": \"second\"}");

            assertThat(files()).containsExactly("first-file.json");
        }
    }

    @Nested
    class Changing {
        @Test
        void answersWithTheId() {
            var answer = gateway.operator("PUT", "/tyk/apis/first", definition("first", "/moved/"));

            assertThat(answer.body()).isEqualTo("{\"key\":\"first\",\"status\":\"ok\",\"action\":\"modified\"}\n");
        }

        @Test
        void writesTheFileInWhichItIs() throws IOException {
            gateway.operator("PUT", "/tyk/apis/first", definition("first", "/moved/"));

            assertThat(Files.readString(directory.resolve("first-file.json"))).contains("/moved/");
        }

        @Test
        void ofAnotherOneIsRefused() {
            assertThat(gateway.operator("PUT", "/tyk/apis/first", definition("second", "/moved/"))
                            .statusCode())
                    .isEqualTo(400);
        }

        @Test
        void ofOneThatDoesNotExistIsRefused() {
            assertThat(gateway.operator("PUT", "/tyk/apis/absent", definition("absent", "/x/"))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Nested
    class Deleting {
        @Test
        void answersWithTheId() {
            assertThat(gateway.operator("DELETE", "/tyk/apis/first").body())
                    .isEqualTo("{\"key\":\"first\",\"status\":\"ok\",\"action\":\"deleted\"}\n");
        }

        @Test
        void removesTheFile() {
            gateway.operator("DELETE", "/tyk/apis/first");

            assertThat(files()).isEmpty();
        }

        @Test
        void ofOneThatDoesNotExistIsRefused() {
            assertThat(gateway.operator("DELETE", "/tyk/apis/absent").statusCode())
                    .isEqualTo(404);
        }
    }

    @Nested
    class IdsThatWouldLeaveTheDirectory {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "../escaped",
                    "..",
                    ".",
                    "/etc/escaped",
                    "a/../../escaped",
                    "..\\\\escaped",
                    "C:escaped",
                    "escaped\\u0000",
                    ".hidden",
                    "first-oas",
                    "a b",
                    "a%2e%2e",
                    "~root"
                })
        void at59AreRefusedInADefinition(String id) {
            var answer = gateway.operator("POST", "/tyk/apis", definition(id, "/second/"));

            assertThat(answer.statusCode()).isEqualTo(400);
        }

        @ParameterizedTest
        @ValueSource(strings = {"../escaped", "/etc/escaped", "a/../../escaped"})
        void at59LeaveNothingBehind(String id) throws IOException {
            gateway.operator("POST", "/tyk/apis", definition(id, "/second/"));

            try (var all = Files.walk(root)) {
                assertThat(all.filter(Files::isRegularFile)).containsExactly(directory.resolve("first-file.json"));
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"..%5Cescaped", "..%252Fescaped", "a%00"})
        void at59AreRefusedInThePathOfAChange(String id) {
            var answer = gateway.operator("PUT", "/tyk/apis/" + id, definition("first", "/second/"));

            assertThat(answer.statusCode()).isBetween(400, 404);
        }

        @ParameterizedTest
        @ValueSource(strings = {"..%2Fvictim", "%2e%2e%2fvictim", "..%5Cvictim", "..%252Fvictim"})
        void at59ChangeNothing(String id) throws IOException {
            var victim = Files.writeString(root.resolve("victim.json"), definition("victim", "/v/"));

            gateway.operator("PUT", "/tyk/apis/" + id, definition("first", "/second/"));

            assertThat(victim).content().contains("/v/");
        }

        @ParameterizedTest
        @ValueSource(strings = {"..%2Fvictim", "%2e%2e%2fvictim", "..%5Cvictim"})
        void at59DeleteNothing(String id) throws IOException {
            var victim = Files.writeString(root.resolve("victim.json"), definition("victim", "/v/"));

            gateway.operator("DELETE", "/tyk/apis/" + id);

            assertThat(victim).exists();
        }

        @ParameterizedTest
        @CsvSource({
            "GET, ..%2Fvictim",
            "GET, %2e%2e%2fvictim",
            "PUT, ..%2Fvictim",
            "PUT, %2e%2e%2fvictim",
            "DELETE, ..%2Fvictim",
            "DELETE, %2e%2e%2fvictim"
        })
        void at59AreRedirectedOutOfTheDefinitionsIfTheyClimb(String method, String id) {
            var answer = gateway.operator(method, "/tyk/apis/" + id, definition("first", "/second/"));

            assertThat(answer.statusCode() + " " + answer.headers().firstValue("Location"))
                    .isEqualTo("301 Optional[/tyk/victim]");
        }

        @ParameterizedTest
        @ValueSource(strings = {"..%5Cvictim", "first-file.json"})
        void at59ReadNothing(String id) throws IOException {
            Files.writeString(root.resolve("victim.json"), definition("victim", "/v/"));

            assertThat(gateway.operator("GET", "/tyk/apis/" + id).statusCode()).isIn(400, 404);
        }
    }
}
