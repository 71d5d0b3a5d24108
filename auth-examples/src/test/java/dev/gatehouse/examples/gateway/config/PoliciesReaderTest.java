// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import static dev.gatehouse.examples.gateway.config.ConfigurationFixture.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.examples.gateway.settings.PolicyRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PoliciesReaderTest {
    @TempDir
    private Path directory;

    private ConfigurationFixture policies(String members) {
        return in(directory).with("\"policies\": {" + members + "}");
    }

    private PolicyRecords read(String members) {
        return policies(members).read().settings().policies();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"policy_source\": \"file\"", "\"policy_source\": \"\", \"policy_path\": \"\""})
    void nothingNamedIsNone(String members) {
        assertThat(read(members)).isEqualTo(PolicyRecords.none());
    }

    @Test
    void fileIsRead() throws IOException {
        var file = Files.writeString(directory.resolve("policies.json"), "{}");

        assertThat(read("\"policy_source\": \"file\", \"policy_record_name\": \"" + file + "\""))
                .isEqualTo(PolicyRecords.in(file));
    }

    @Test
    void directoryCountsMoreThanAFile() {
        assertThat(read("\"policy_path\": \"" + directory + "\", \"policy_record_name\": \"other.json\""))
                .isEqualTo(PolicyRecords.in(directory));
    }

    @Test
    void fileThatIsMissingStopsTheStart() {
        assertThat(policies("\"policy_record_name\": \"/missing/p.json\"").problems())
                .containsExactly("$.policies.policy_record_name is /missing/p.json, which cannot be read");
    }

    @Test
    void directoryIsNoFile() {
        assertThat(policies("\"policy_record_name\": \"" + directory + "\"").problems())
                .containsExactly("$.policies.policy_record_name is " + directory + ", which is no file");
    }

    @Test
    void fileIsNoDirectory() throws IOException {
        var file = Files.writeString(directory.resolve("policies.json"), "{}");

        assertThat(policies("\"policy_path\": \"" + file + "\"").problems())
                .containsExactly("$.policies.policy_path is " + file + ", which is no directory");
    }

    @Test
    void impossibleNameStopsTheStart() {
        assertThat(policies("\"policy_path\": \"a\\u0000b\"").problems())
                .containsExactly("$.policies.policy_path cannot be the name of a file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"service", "rpc"})
    void policiesOfADashboardStopTheStart(String source) {
        assertThat(policies("\"policy_source\": \"" + source + "\"").problems())
                .containsExactly("$.policies.policy_source is " + source + ": only file is known");
    }
}
