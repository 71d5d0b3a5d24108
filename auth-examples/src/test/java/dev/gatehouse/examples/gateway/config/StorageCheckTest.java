// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import static dev.gatehouse.examples.gateway.config.ConfigurationFixture.in;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
