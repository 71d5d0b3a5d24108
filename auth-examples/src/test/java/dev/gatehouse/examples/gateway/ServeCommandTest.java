// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class ServeCommandTest {
    @TempDir
    private Path directory;

    private static Map<String, String> options(String... arguments) {
        var command = new ServeCommand(Map.of());
        new CommandLine(command).parseArgs(arguments);
        return command.sources().options();
    }

    @Nested
    class WordsForLevels {
        @ParameterizedTest
        @CsvSource({
            "debug, debug",
            "info, info",
            "warn, warn",
            "warning, warn",
            "Error, error",
            "fatal, error",
            "panic, error",
            "trace, trace"
        })
        void areTheOriginals(String word, String level) {
            assertThat(ServeCommand.level(word)).contains(level);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "loud", "4"})
        void thatNobodyKnowsChangeNothing(String word) {
            assertThat(ServeCommand.level(word)).isEmpty();
        }
    }

    @Nested
    class Options {
        @Test
        void comeInTheOrderInWhichTheyAreGiven() {
            assertThat(options("--set", "secret=b", "--set", "listen_port=1", "--set", "hash_keys=true", "--conf", "x"))
                    .containsExactly(
                            Map.entry("secret", "b"), Map.entry("listen_port", "1"), Map.entry("hash_keys", "true"));
        }

        @Test
        void ofADirectoryReplaceTheDashboardOfTheFile() {
            assertThat(options("--conf", "x", "--apps", "dir")).containsEntry("use_db_app_configs", "false");
        }

        @Test
        void withoutADirectoryLeaveItToTheFile() {
            assertThat(options("--conf", "x")).doesNotContainKey("use_db_app_configs");
        }
    }

    @Nested
    class WhatCannotBeUsed {
        private String told(String... arguments) {
            var out = new StringWriter();
            int code = Main.commandLine(Map.of())
                    .setErr(new PrintWriter(out, true))
                    .execute(arguments);
            return code + " " + out;
        }

        @Test
        void endsWithTwoAndTheReason() throws Exception {
            var file = Files.writeString(directory.resolve("tyk.conf"), "{\"secret\": \"the-secret-of-this-test\"}");

            assertThat(told("serve", "--conf", file.toString()))
                    .startsWith("2 ")
                    .contains("$.app_path is missing");
        }

        @Test
        void isToldForNamesOfFilesToo() throws Exception {
            var file = Files.writeString(
                    directory.resolve("tyk.conf"),
                    "{\"secret\": \"the-secret-of-this-test\", \"app_path\": \"a\\u0000b\"}");

            assertThat(told("serve", "--conf", file.toString()))
                    .startsWith("2 ")
                    .contains("$.app_path cannot be");
        }
    }

    @Test
    void theHelpNamesTheCodesThatAProcessReallyEndsWith() {
        var help = new CommandLine(new ServeCommand(Map.of())).getUsageMessage();

        assertThat(help).contains("143", "130").doesNotContain("stopped; 0");
    }
}
