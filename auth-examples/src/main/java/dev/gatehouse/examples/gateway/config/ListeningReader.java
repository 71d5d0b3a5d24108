// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.examples.gateway.settings.ClientLimits;
import dev.gatehouse.examples.gateway.settings.Listening;
import dev.gatehouse.examples.gateway.settings.Tls;
import dev.gatehouse.examples.gateway.settings.Tls.PemPair;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads where the gateway listens, and how. */
final class ListeningReader {
    private static final String HTTP = "http_server_options.";
    private static final int DEFAULT_PORT = 8080;
    private static final long LONGEST_SECONDS = 86_400;

    private final ConfigurationTree tree;
    private final List<String> problems;

    ListeningReader(ConfigurationTree tree, List<String> problems) {
        this.tree = tree;
        this.problems = problems;
    }

    Listening read() {
        var place = Listening.on(tree.text("listen_address"), listenPort());
        return new Listening(place.host(), place.port(), tls(), place.headerBytes(), limits(place.limits()));
    }

    int listenPort() {
        return port("listen_port", DEFAULT_PORT);
    }

    /** The port a member names; the standard one where it is absent. */
    int port(String path, int standard) {
        long port = tree.has(path) ? tree.integer(path) : standard;
        if (port < 0 || port > 65_535) {
            problems.add("$." + path + " must be 0 to 65535");
            return 0;
        }
        return (int) port;
    }

    private ClientLimits limits(ClientLimits standard) {
        return standard.within(
                seconds("read_timeout", standard.request()), seconds("write_timeout", standard.answer()));
    }

    private Duration seconds(String name, Duration standard) {
        long seconds = tree.integer(HTTP + name);
        if (seconds < 0 || seconds > LONGEST_SECONDS) {
            problems.add("$." + HTTP + name + " must be 0 to 86400 seconds");
            return standard;
        }
        return seconds == 0 ? standard : Duration.ofSeconds(seconds);
    }

    private Optional<Tls> tls() {
        if (!tree.flag(HTTP + "use_ssl")) {
            return Optional.empty();
        }
        var certificates = certificates();
        var lowest = version("min_version", "TLSv1.2");
        var highest = version("max_version", "TLSv1.3");
        if (certificates.isEmpty()) {
            problems.add("$." + HTTP + "use_ssl needs certificates: set $." + HTTP + "certificates");
            return Optional.empty();
        }
        if (Tls.VERSIONS.indexOf(lowest) > Tls.VERSIONS.indexOf(highest)) {
            problems.add("$." + HTTP + "min_version must not be above max_version");
            return Optional.empty();
        }
        return Optional.of(new Tls(certificates, lowest, highest, ciphers()));
    }

    private String version(String name, String standard) {
        return TlsVersions.of(tree.integer(HTTP + name), standard).orElseGet(() -> {
            problems.add("$." + HTTP + name + " must be 769, 770, 771 or 772, the numbers of TLS 1.0 to 1.3");
            return standard;
        });
    }

    private List<String> ciphers() {
        var names = tree.texts(HTTP + "ssl_ciphers");
        CipherNames.missing(names)
                .forEach(
                        name -> problems.add("$." + HTTP + "ssl_ciphers names " + name + ", which Java does not have"));
        return CipherNames.of(names);
    }

    private List<PemPair> certificates() {
        var pairs = new ArrayList<PemPair>();
        var entries = tree.at(HTTP + "certificates");
        for (int i = 0; i < entries.size(); i++) {
            var path = "$." + HTTP + "certificates[" + i + "].";
            pairs.add(new PemPair(
                    file(path + "cert_file", entries.path(i).path("cert_file")),
                    file(path + "key_file", entries.path(i).path("key_file"))));
        }
        var together = tree.at(HTTP + "ssl_certificates");
        for (int i = 0; i < together.size(); i++) {
            var both = file("$." + HTTP + "ssl_certificates[" + i + "]", together.path(i));
            pairs.add(new PemPair(both, both));
        }
        return pairs;
    }

    private Path file(String path, JsonNode value) {
        var file = FilePath.read(value.asText(""));
        if (!value.isTextual() || file.filter(Files::isReadable).isEmpty()) {
            problems.add(path + " must name a readable file; ids of stored certificates are not read here");
        }
        return file.orElse(Path.of(""));
    }
}
