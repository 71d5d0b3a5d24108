// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.core.tyk.TykKeys;
import dev.gatehouse.core.tyk.TykSessions;
import dev.gatehouse.examples.gateway.control.ServedApis.Entry;
import dev.gatehouse.examples.gateway.settings.Definitions;
import dev.gatehouse.examples.gateway.settings.GatewaySettings;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.store.Stores;
import dev.gatehouse.testkit.MutableInstantSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DefinitionsTest {
    private static final RawUpstream UPSTREAM = RawUpstream.ok();
    private static final String KEY = "54321111";

    private final Stores stores = InMemoryStores.create();

    @AfterAll
    static void stop() {
        UPSTREAM.close();
    }

    private static String api(String id, String listen, String more) {
        return """
                {"api_id": "%s", "name": "%s", "org_id": "default", "active": true, %s
                 "version_data": {"not_versioned": true, "versions": {"Default": {"name": "Default"}}},
                 "proxy": {"listen_path": "%s", "target_url": "%s"}}
                """.formatted(id, id, more, listen, UPSTREAM.url());
    }

    private static String keyless(String id, String listen) {
        return api(id, listen, "\"use_keyless\": true,");
    }

    private static String guarded(String id, String listen) {
        return api(id, listen, "\"auth_configs\": {\"authToken\": {\"auth_header_name\": \"Authorization\"}},");
    }

    private Gateway start(Definitions definitions) {
        return Gateway.start(
                GatewaySettings.serving(definitions),
                stores,
                new MutableInstantSource(),
                apis -> request -> Optional.empty());
    }

    /** Names are a, b, c … in order. */
    private Gateway serving(String... texts) {
        var inline = new LinkedHashMap<String, String>();
        for (var text : texts) {
            inline.put(Character.toString('a' + inline.size()), text);
        }
        return start(Definitions.of(inline));
    }

    private static RawClient.Answer get(Gateway gateway, String path, String... headers) throws IOException {
        var lines = new ArrayList<>(List.of("GET " + path + " HTTP/1.1", "Host: gateway.test", "Connection: close"));
        lines.addAll(List.of(headers));
        return RawClient.ask(gateway.uri(), lines.toArray(String[]::new));
    }

    private static int status(Gateway gateway, String path) throws IOException {
        return get(gateway, path).status();
    }

    @Nested
    class AKey {
        private void stored(String session) {
            var settings = GatewaySettings.serving(Definitions.of(Map.of())).keys();
            stores.sessions()
                    .put(TykKeys.of(settings.naming()).storedAs(Secret.of(KEY)), TykSessions.read(session), null);
        }

        @Test
        void thatIsUnlimitedShowsItsQuota() throws IOException {
            stored("{\"org_id\": \"default\", \"quota_max\": -1, \"rate\": 1, \"per\": 1}");
            try (var gateway = serving(guarded("one", "/"))) {
                var answer = get(gateway, "/", "Authorization: " + KEY);

                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.headers())
                        .containsSubsequence(
                                "X-Ratelimit-Limit: -1", "X-Ratelimit-Remaining: 0", "X-Ratelimit-Reset: 0");
            }
        }

        @Test
        void thatIsMissingGetsTheOriginalsAnswer() throws IOException {
            try (var gateway = serving(guarded("one", "/"))) {
                var answer = get(gateway, "/");

                assertThat(answer.status()).isEqualTo(401);
                assertThat(answer.body()).isEqualTo("{\n    \"error\": \"Authorization field missing\"\n}");
                assertThat(answer.headers())
                        .containsExactlyInAnyOrder(
                                "Content-Type: application/json", "X-Generator: tyk.io", "Connection: close");
            }
        }

        @Test
        void thatIsMissingGetsNoBodyForHead() throws IOException {
            try (var gateway = serving(guarded("one", "/"));
                    var client = RawClient.to(gateway.uri())) {
                var head = client.send("HEAD / HTTP/1.1", "Host: a").answerToHead();
                var next = client.send("GET / HTTP/1.1", "Host: a").answer();

                assertThat(head.status()).isEqualTo(401);
                assertThat(head.headers())
                        .containsExactlyInAnyOrder("Content-Type: application/json", "X-Generator: tyk.io");
                assertThat(next.status()).isEqualTo(401);
            }
        }
    }

    @Nested
    class CrossOriginRules {
        private static final String CORS =
                "\"CORS\": {\"enable\": true, \"allowed_origins\": [\"*\"], \"allowed_methods\": [\"GET\"], "
                        + "\"allowed_headers\": [\"Authorization\"]%s}, "
                        + "\"auth_configs\": {\"authToken\": {\"auth_header_name\": \"Authorization\"}},";

        @Test
        void answerPreflightsWithoutAuthentication() throws IOException {
            try (var gateway = serving(api("one", "/", CORS.formatted("")))) {
                var answer = RawClient.ask(
                        gateway.uri(),
                        "OPTIONS / HTTP/1.1",
                        "Host: a",
                        "Connection: close",
                        "Origin: http://x.test",
                        "Access-Control-Request-Method: GET");

                assertThat(answer.status()).isEqualTo(204);
                assertThat(answer.header("Access-Control-Allow-Origin")).hasValue("*");
            }
        }

        @Test
        void markRefusalsToo() throws IOException {
            try (var gateway = serving(api("one", "/", CORS.formatted("")))) {
                var answer = get(gateway, "/", "Origin: http://x.test");

                assertThat(answer.headers())
                        .containsExactlyInAnyOrder(
                                "Access-Control-Allow-Origin: *",
                                "Content-Type: application/json",
                                "Vary: Origin",
                                "X-Generator: tyk.io",
                                "Connection: close");
            }
        }

        @Test
        void addToWhatTheUpstreamSaysOfCaches() throws IOException {
            try (var other = RawUpstream.answering("HTTP/1.1 200 OK\nVary: Cookie\nContent-Length: 0\n\n");
                    var gateway = serving(api("one", "/", CORS.formatted("") + "\"use_keyless\": true,")
                            .replace(UPSTREAM.url(), other.url()))) {
                var answer = get(gateway, "/", "Origin: http://x.test");

                assertThat(answer.headers()).contains("Vary: Cookie", "Vary: Origin", "X-Ratelimit-Limit: 0");
            }
        }

        @Test
        void areTheUpstreamsWhereOptionsPassThrough() throws IOException {
            try (var other = RawUpstream.answering("HTTP/1.1 200 OK\nVary: Cookie\nContent-Length: 0\n\n");
                    var gateway = serving(api("one", "/", CORS.formatted(", \"options_passthrough\": true"))
                            .replace(UPSTREAM.url(), other.url()))) {
                var answer = RawClient.ask(
                        gateway.uri(), "OPTIONS / HTTP/1.1", "Host: a", "Connection: close", "Origin: http://x.test");

                assertThat(answer.headers())
                        .containsExactlyInAnyOrder(
                                "Vary: Cookie",
                                "X-Ratelimit-Limit: 0",
                                "X-Ratelimit-Remaining: 0",
                                "X-Ratelimit-Reset: 0",
                                "Connection: close");
            }
        }
    }

    @Nested
    class Broken {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "{",
                    "[]",
                    "null",
                    "not json",
                    "{\"api_id\": 5}",
                    "{\"api_id\": \"x\", \"proxy\": \"y\"}",
                    "{\"api_id\": {}, \"proxy\": {\"listen_path\": []}}"
                })
        void textsLeaveTheOthersServing(String text) throws IOException {
            try (var gateway = serving(text, keyless("two", "/two/"))) {
                assertThat(status(gateway, "/two/")).isEqualTo(200);
                assertThat(gateway.apis().entries())
                        .extracting(entry -> entry.served().isPresent())
                        .containsExactly(false, true);
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"enable_magic_auth\": true, \"use_go_plugin_auth\": true,",
                    "\"enable_jwt\": true,",
                    "\"use_keyless\": \"yes\",",
                    "\"auth_configs\": {\"authToken\": 5},"
                })
        void definitionsAnswer503OnTheirListenPathAndNothingElseDoes(String more) throws IOException {
            try (var gateway = serving(api("one", "/one/", more), keyless("all", "/"))) {
                assertThat(status(gateway, "/one/x")).isEqualTo(503);
                assertThat(status(gateway, "/two")).isEqualTo(200);
            }
        }

        @Test
        void definitionsTellClientsNothingOfTheCause() throws IOException {
            try (var gateway = serving(api("one", "/one/", "\"enable_jwt\": true,"))) {
                var answer = get(gateway, "/one/");

                assertThat(answer.body())
                        .isEqualTo(
                                "{\n    \"error\": \"This API is not available, its definition cannot be served\"\n}");
                assertThat(answer.header("Retry-After")).isPresent();
            }
        }
    }

    @Nested
    class Conflicts {
        @Test
        void theFirstOfTwoOnOneListenPathIsServed() throws Exception {
            try (var gateway = serving(guarded("one", "/x/"), keyless("two", "/x/"))) {
                assertThat(status(gateway, "/x/")).isEqualTo(401);
                assertThat(gateway.apis().entries())
                        .extracting(entry -> entry.served().isPresent())
                        .containsExactly(true, false);
            }
        }

        @Test
        void aBrokenOneKeepsItsPlaceFromALaterOne() throws IOException {
            try (var gateway = serving(api("one", "/x/", "\"enable_jwt\": true,"), keyless("two", "/x/"))) {
                assertThat(status(gateway, "/x/")).isEqualTo(503);
            }
        }

        @Test
        void theSecondOfTwoWithOneIdIsNotServed() throws IOException {
            try (var gateway = serving(keyless("one", "/x/"), keyless("one", "/y/"))) {
                assertThat(status(gateway, "/x/")).isEqualTo(200);
                assertThat(status(gateway, "/y/")).isEqualTo(503);
            }
        }

        @Test
        void oneListenPathOnTwoDomainsIsNone() throws IOException {
            try (var gateway = serving(
                    keyless("one", "/"),
                    api("two", "/", "\"domain\": \"api.test\", \"use_keyless\": false,")
                            .replace("\"use_keyless\": false,", "\"auth_configs\": {\"authToken\": {}},"))) {
                assertThat(status(gateway, "/")).isEqualTo(200);
                assertThat(RawClient.ask(gateway.uri(), "GET / HTTP/1.1", "Host: api.test", "Connection: close")
                                .status())
                        .isEqualTo(401);
            }
        }

        @Test
        void anInactiveOneIsNotThere() throws IOException {
            try (var gateway = serving(
                    keyless("one", "/x/").replace("\"active\": true", "\"active\": false"), keyless("two", "/x/"))) {
                assertThat(status(gateway, "/x/")).isEqualTo(200);
            }
        }
    }

    @Nested
    class ADirectory {
        @TempDir
        Path directory;

        private void file(String name, String text) throws IOException {
            Files.writeString(directory.resolve(name), text);
        }

        private Gateway start() {
            return DefinitionsTest.this.start(Definitions.in(directory));
        }

        @Test
        void isReadInTheOrderOfNamesAndOnlyItsJson() throws IOException {
            file("b.json", keyless("two", "/x/"));
            file("a.json", keyless("one", "/x/"));
            file("c.txt", "not a definition");
            try (var gateway = start()) {
                assertThat(gateway.apis().entries()).extracting(Entry::file).containsExactly("a.json", "b.json");
                assertThat(gateway.apis().entries()).extracting(Entry::apiId).containsExactly("one", "two");
                assertThat(gateway.apis().entries().get(0).served()).isPresent();
            }
        }

        @Test
        void thatDoesNotExistStopsTheStart() {
            var missing = Definitions.in(directory.resolve("missing"));

            assertThatThrownBy(() -> DefinitionsTest.this.start(missing))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("missing");
        }

        @Test
        void isReadAnewOnReload() throws IOException {
            file("a.json", keyless("one", "/x/"));
            try (var gateway = start()) {
                file("a.json", keyless("one", "/y/"));
                int before = status(gateway, "/x/");

                gateway.apis().reload();

                assertThat(before).isEqualTo(200);
                assertThat(status(gateway, "/x/")).isEqualTo(404);
                assertThat(status(gateway, "/y/")).isEqualTo(200);
            }
        }

        @Test
        void whoseFileBreaksAnswers503WhereItWasServed() throws IOException {
            file("a.json", keyless("one", "/x/"));
            file("b.json", keyless("two", "/"));
            try (var gateway = start()) {
                file("a.json", "{");

                gateway.apis().reload();
                gateway.apis().reload();

                assertThat(status(gateway, "/x/")).isEqualTo(503);
                assertThat(status(gateway, "/y")).isEqualTo(200);
            }
        }

        @Test
        void thatVanishesLeavesEverythingServing() throws IOException {
            file("a.json", keyless("one", "/x/"));
            try (var gateway = start()) {
                Files.delete(directory.resolve("a.json"));
                Files.delete(directory);

                assertThatThrownBy(() -> gateway.apis().reload()).isInstanceOf(IllegalStateException.class);
                assertThat(status(gateway, "/x/")).isEqualTo(200);
            }
        }

        @Test
        void mayHoldADefinitionInTheOriginalsTwoFiles() throws IOException {
            file("a.json", keyless("one", "/x/"));
            file("a-oas.json", keyless("one", "/y/"));
            try (var gateway = start()) {
                assertThat(status(gateway, "/y/")).isEqualTo(200);
                assertThat(status(gateway, "/x/")).isEqualTo(404);
            }
        }
    }
}
