// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import static dev.gatehouse.examples.gateway.config.ConfigurationFixture.in;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ForwardingReaderTest {
    @TempDir
    private Path directory;

    @Test
    void upstreamsHaveTheTimeThatTheFileSays() {
        assertThat(in(directory)
                        .with("\"proxy_default_timeout\": 1.5")
                        .read()
                        .settings()
                        .forwarding()
                        .response())
                .isEqualTo(Duration.ofMillis(1500));
    }

    @Test
    void upstreamsAreVerifiedUnlessTheFileSaysOtherwise() {
        assertThat(in(directory).read().settings().forwarding().tls().trustsAnyone())
                .isFalse();
    }

    @Test
    void upstreamsThatAreNotVerifiedAreAnnounced() {
        assertThat(in(directory)
                        .with("\"proxy_ssl_insecure_skip_verify\": true")
                        .read()
                        .notices())
                .containsExactly("proxy_ssl_insecure_skip_verify is on: certificates of upstreams are not verified");
    }
}
