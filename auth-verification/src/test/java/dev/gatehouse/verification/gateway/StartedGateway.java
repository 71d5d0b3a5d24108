// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.examples.gateway.Gateway;
import dev.gatehouse.examples.gateway.config.Configuration;
import dev.gatehouse.examples.gateway.config.ConfigurationSources;
import dev.gatehouse.examples.gateway.settings.GatewaySettings;
import dev.gatehouse.store.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The reference gateway, started from a configuration file and a directory of definitions as an operator would. */
public final class StartedGateway implements AutoCloseable {
    private static final String POLICIES = "policies.json";

    private final Gateway gateway;
    private final Path directory;

    private StartedGateway(Gateway gateway, Path directory) {
        this.gateway = gateway;
        this.directory = directory;
    }

    /**
     * Starts one.
     *
     * @param configuration members of the configuration; what is needed to start is added
     * @param files definitions and policies
     * @param stores makes the stores once the settings are read
     * @param clock the time
     * @return the running gateway
     * @throws IllegalArgumentException if it refuses to start
     */
    public static StartedGateway start(
            JsonNode configuration, GatewayFiles files, Function<GatewaySettings, Stores> stores, InstantSource clock) {
        var directory = temporaryDirectory();
        try {
            var settings = settings(directory, configuration, files);
            return new StartedGateway(Gateway.start(settings, stores.apply(settings), clock), directory);
        } catch (RuntimeException refused) {
            delete(directory);
            throw refused;
        }
    }

    private static GatewaySettings settings(Path directory, JsonNode configuration, GatewayFiles files) {
        var definitions = files.definitions();
        var definitionsIn = directory.resolve("apps");
        for (int i = 0; i < definitions.size(); i++) {
            write(definitionsIn.resolve("api-%03d.json".formatted(i)), definitions.get(i));
        }
        var members = Merge.over(
                "{'listen_address': '127.0.0.1', 'listen_port': 0, 'enable_custom_domains': true}", configuration);
        members.put("app_path", definitionsIn.toString());
        if (!files.policies().isEmpty()) {
            var policies = directory.resolve(POLICIES);
            write(policies, files.policies());
            members.withObjectProperty("policies")
                    .put("policy_source", "file")
                    .put("policy_record_name", policies.toString());
        }
        var file = directory.resolve("tyk.conf");
        write(file, members);
        var settings = Configuration.read(ConfigurationSources.of(file)).settings();
        return settings.with(settings.definitions().with(files.plugins()));
    }

    /** {@return the running gateway} */
    public Gateway gateway() {
        return gateway;
    }

    /** Writes other policies, which count from the next reload on. */
    void writePolicies(JsonNode policies) {
        write(directory.resolve(POLICIES), GatewayFiles.of(List.of(), policies).policies());
    }

    @Override
    public void close() {
        gateway.close();
        delete(directory);
    }

    private static Path temporaryDirectory() {
        try {
            var directory = Files.createTempDirectory("vector");
            Files.createDirectory(directory.resolve("apps"));
            return directory;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void write(Path file, JsonNode content) {
        try {
            Files.writeString(file, content.toString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
