// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.examples.gateway.json.JsonText;
import dev.gatehouse.examples.gateway.settings.GatewaySettings;
import dev.gatehouse.examples.gateway.settings.RedisStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A configuration that can be started.
 *
 * @param settings what the gateway is told
 * @param redis where sessions are; empty for memory
 * @param logLevel how much is logged, in the original's words; empty for the usual
 * @param notices what an operator should know: one line for the log each
 * @since 0.1
 */
public record Configuration(
        GatewaySettings settings, Optional<RedisStorage> redis, String logLevel, List<String> notices) {
    private static final long LONGEST_FILE = 4L * 1024 * 1024;

    public Configuration {
        notices = List.copyOf(notices);
    }

    /**
     * Reads a configuration.
     *
     * @param sources where it comes from
     * @return the configuration
     * @throws ConfigurationException if it cannot be used, with everything that is wrong
     */
    public static Configuration read(ConfigurationSources sources) {
        var tree = new ConfigurationTree(JsonText.object());
        sources.file().ifPresent(file -> tree.root().setAll(object(file)));
        return read(tree, sources);
    }

    static Configuration read(ConfigurationTree tree, ConfigurationSources sources) {
        var overrides = new Overrides(tree, MemberTable.known())
                .environment(sources.environment())
                .options(sources.options());
        var check = MemberCheck.of(tree.root(), MemberTable.known());
        // Types first: what reads the members relies on them.
        refuse(overrides.problems(), check.problems());
        var problems = new ArrayList<>(new StorageCheck(tree).problems());
        var notices = new ArrayList<String>();
        var ofStorage = new ArrayList<String>();
        var storage = new StorageReader(tree, ofStorage);
        var redis = sources.inMemory() ? Optional.<RedisStorage>empty() : storage.read(sources.redis());
        var settings = settings(tree, sources, storage.isShared(), problems, notices);
        refuse(problems, ofStorage);
        var unknown = new TreeSet<>(check.unknown());
        unknown.addAll(overrides.unknown());
        notices.addAll(new Notices(tree).of(check.ignored(), unknown));
        return new Configuration(settings, redis, tree.text("log_level"), notices);
    }

    private static GatewaySettings settings(
            ConfigurationTree tree,
            ConfigurationSources sources,
            boolean shared,
            List<String> problems,
            List<String> notices) {
        return new GatewaySettings(
                new ListeningReader(tree, problems).read(),
                new ControlReader(tree, sources.environment(), problems).read(),
                new DefinitionsReader(tree, problems).read(),
                new PoliciesReader(tree, problems).read(),
                new KeysReader(tree, problems).read(sources.keys(), shared),
                new AnswersReader(tree, problems, notices).read(),
                new ForwardingReader(tree, problems).read(),
                new OversightReader(tree, problems, notices).read());
    }

    private static ObjectNode object(Path file) {
        try {
            if (Files.size(file) > LONGEST_FILE) {
                throw new ConfigurationException(file + " is longer than " + LONGEST_FILE + " bytes");
            }
            return JsonText.readObject(Files.readString(file));
        } catch (IOException unreadable) {
            throw new ConfigurationException(file + " cannot be read");
        } catch (IllegalArgumentException broken) {
            throw new ConfigurationException(file + ": " + broken.getMessage());
        }
    }

    @SafeVarargs
    private static void refuse(Collection<String>... problems) {
        var all = new ArrayList<String>();
        for (var some : problems) {
            all.addAll(some);
        }
        if (!all.isEmpty()) {
            throw new ConfigurationException(all);
        }
    }
}
