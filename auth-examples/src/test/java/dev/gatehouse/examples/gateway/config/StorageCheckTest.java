// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import static dev.gatehouse.examples.gateway.config.ConfigurationFixture.in;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StorageCheckTest {
    @TempDir
    private Path directory;

    @Test
    void definitionsInADashboardStopTheStart() {
        assertThat(in(directory).with("\"use_db_app_configs\": true").problems())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("$.use_db_app_configs");
    }

    @Nested
    class Policies {
        @Test
        void inAFileAreAnnouncedAsNotRead() {
            var notices = in(directory)
                    .with("\"policies\": {\"policy_source\": \"file\", \"policy_record_name\": \"p.json\"}")
                    .read()
                    .notices();

            assertThat(notices)
                    .containsExactly("policies are configured and not read yet: keys that name one are refused");
        }

        @Test
        void namedByNoFileAreNoMatter() {
            assertThat(in(directory)
                            .with("\"policies\": {\"policy_source\": \"file\"}")
                            .read()
                            .notices())
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"service", "rpc"})
        void ofADashboardStopTheStart(String source) {
            assertThat(in(directory)
                            .with("\"policies\": {\"policy_source\": \"" + source + "\"}")
                            .problems())
                    .hasSize(1);
        }
    }
}
