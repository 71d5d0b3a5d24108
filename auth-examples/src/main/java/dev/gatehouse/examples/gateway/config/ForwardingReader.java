// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import dev.gatehouse.examples.gateway.settings.Forwarding;
import dev.gatehouse.examples.gateway.settings.Forwarding.UpstreamTls;
import java.time.Duration;
import java.util.List;

/** Reads how the gateway speaks to upstreams. */
final class ForwardingReader {
    private static final double LONGEST_SECONDS = 86_400;
    private static final long MILLIS = 1000;

    private final ConfigurationTree tree;
    private final List<String> problems;

    ForwardingReader(ConfigurationTree tree, List<String> problems) {
        this.tree = tree;
        this.problems = problems;
    }

    Forwarding read() {
        var standard = Forwarding.standard();
        return new Forwarding(
                standard.connect(), response(standard.response()), standard.connections(), standard.queue(), tls());
    }

    private Duration response(Duration standard) {
        double seconds = tree.number("proxy_default_timeout");
        if (seconds < 0 || seconds > LONGEST_SECONDS) {
            problems.add("$.proxy_default_timeout must be 0 to 86400 seconds");
            return standard;
        }
        long millis = Math.round(seconds * MILLIS);
        return millis == 0 ? standard : Duration.ofMillis(millis);
    }

    private UpstreamTls tls() {
        var ciphers = tree.texts("proxy_ssl_ciphers");
        CipherNames.missing(ciphers)
                .forEach(name -> problems.add("$.proxy_ssl_ciphers names " + name + ", which Java does not have"));
        return new UpstreamTls(tree.flag("proxy_ssl_insecure_skip_verify"), lowest(), CipherNames.of(ciphers));
    }

    private String lowest() {
        var standard = UpstreamTls.verified().minVersion();
        return TlsVersions.of(tree.integer("proxy_ssl_min_version"), standard).orElseGet(() -> {
            problems.add("$.proxy_ssl_min_version must be 769, 770, 771 or 772, the numbers of TLS 1.0 to 1.3");
            return standard;
        });
    }
}
