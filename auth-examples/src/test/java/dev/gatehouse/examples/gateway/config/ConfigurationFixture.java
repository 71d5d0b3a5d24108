// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A configuration that could be started, to which a test adds what it is about. */
final class ConfigurationFixture {
    static final String SECRET = "the-secret-of-this-test";

    private final Path directory;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Map<String, String> options = new LinkedHashMap<>();
    private String members = "";
    private boolean inMemory;
    private Optional<String> redis = Optional.empty();

    ConfigurationFixture(Path directory) {
        this.directory = directory;
    }

    static ConfigurationFixture in(Path directory) {
        return new ConfigurationFixture(directory);
    }

    ConfigurationFixture with(String members) {
        this.members = members;
        return this;
    }

    ConfigurationFixture variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    ConfigurationFixture option(String member, String value) {
        options.put(member, value);
        return this;
    }

    ConfigurationFixture inMemory() {
        inMemory = true;
        return this;
    }

    ConfigurationFixture redis(String uri) {
        redis = Optional.of(uri);
        return this;
    }

    Configuration read() {
        var app = directory.toString();
        return readFile("{\"secret\": \"" + SECRET + "\", \"app_path\": \"" + app + "\""
                + (members.isEmpty() ? "" : ", " + members) + "}");
    }

    Configuration readFile(String text) {
        return Configuration.read(new ConfigurationSources(
                Optional.of(file("tyk.conf", text)), environment, options, inMemory, redis, Optional.empty()));
    }

    Path file(String name, String text) {
        try {
            return Files.writeString(directory.resolve(name), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    List<String> problems() {
        return problemsOf(this::read);
    }

    List<String> problemsOf(String text) {
        return problemsOf(() -> readFile(text));
    }

    static List<String> problemsOf(ConfigurationSources sources) {
        return problemsOf(() -> Configuration.read(sources));
    }

    private static List<String> problemsOf(ThrowingCallable reading) {
        return catchThrowableOfType(ConfigurationException.class, reading).problems();
    }
}
