// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import static dev.gatehouse.examples.gateway.config.ConfigurationFixture.in;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DefinitionsReaderTest {
    @TempDir
    private Path directory;

    @Test
    void theDirectoryMustBeNamed() {
        assertThat(in(directory).problemsOf("{\"secret\": \"s-e-c\"}"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("$.app_path is missing");
    }

    @Test
    void theDirectoryMustBeOne() {
        assertThat(in(directory)
                        .with("\"x\": 1")
                        .option("app_path", directory.resolve("none").toString())
                        .problems())
                .hasSize(1)
                .first()
                .asString()
                .endsWith("which is no directory");
    }

    @Test
    void pathPatternsMayIgnoreCase() {
        assertThat(in(directory)
                        .with("\"ignore_endpoint_case\": true")
                        .read()
                        .settings()
                        .definitions()
                        .reading()
                        .ignoreEndpointCase())
                .isTrue();
    }

    @Test
    void theDirectoryMustHaveANameThatTheSystemKnows() {
        assertThat(in(directory).option("app_path", "a\0b").problems())
                .containsExactly("$.app_path cannot be the name of a directory");
    }

    @Test
    void aNameThatCannotBeDoesNotHideOtherProblems() {
        assertThat(in(directory)
                        .with("\"listen_port\": 70000")
                        .option("app_path", "a\0b")
                        .problems())
                .hasSize(2);
    }

    @Test
    void listenPathsMayBeStrict() {
        assertThat(in(directory)
                        .with("\"http_server_options\": {\"enable_strict_routes\": true}")
                        .read()
                        .settings()
                        .definitions()
                        .strictRoutes())
                .isTrue();
    }

    @Test
    void listenPathsAreNotStrictByThemselves() {
        assertThat(in(directory).read().settings().definitions().strictRoutes()).isFalse();
    }
}
