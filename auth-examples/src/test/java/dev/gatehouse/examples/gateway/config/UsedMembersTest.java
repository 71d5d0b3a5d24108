// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.examples.gateway.config.Member.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table must not promise what nobody does. */
final class UsedMembersTest {
    @TempDir
    private static Path directory;

    private static final Set<String> READ = new HashSet<>();

    @BeforeAll
    static void readAConfigurationThatHasEverySection() throws IOException {
        var pem = Files.writeString(directory.resolve("both.pem"), "");
        var root = new Watched("");
        root.put("enable_sentinel_rate_limiter", false).put("enable_redis_rolling_limiter", true);
        root.put("secret", "secrets://control").put("app_path", directory.toString());
        root.withObjectProperty("secrets").put("control", "secret-of-test");
        root.section("http_server_options")
                .put("use_ssl", true)
                .putArray("ssl_certificates")
                .add(pem.toString());
        root.section("storage").put("type", "redis").put("use_ssl", true);
        root.section("local_session_cache");
        root.section("policies");
        root.section("security");
        root.section("monitor").section("configuration");
        root.section("event_handlers");
        var sources = new ConfigurationSources(
                Optional.empty(), Map.of(), Map.of(), false, Optional.empty(), Optional.empty());
        Configuration.read(new ConfigurationTree(root), sources);
    }

    static Stream<String> used() {
        return MemberTable.known().all().stream()
                .filter(member -> member.use() == Use.USED)
                .map(Member::path);
    }

    @ParameterizedTest
    @MethodSource("used")
    void aMemberThatIsCalledUsedIsRead(String path) {
        assertThat(READ).contains(path);
    }

    /** Writes down which of its members somebody asks for by name. */
    private static final class Watched extends ObjectNode {
        private static final long serialVersionUID = 1L;

        private final String above;

        Watched(String above) {
            super(JsonNodeFactory.instance);
            this.above = above;
        }

        Watched section(String name) {
            var section = new Watched(above + name + ".");
            set(name, section);
            return section;
        }

        @Override
        public JsonNode path(String name) {
            READ.add(above + name);
            return super.path(name);
        }
    }
}
