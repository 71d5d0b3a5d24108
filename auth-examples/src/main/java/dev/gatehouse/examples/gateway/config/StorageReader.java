// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import dev.gatehouse.examples.gateway.settings.RedisCertificates;
import dev.gatehouse.examples.gateway.settings.RedisStorage;
import dev.gatehouse.examples.gateway.settings.Tls.PemPair;
import dev.gatehouse.redis.Layout;
import dev.gatehouse.secret.Secret;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads where sessions are: in memory, or in the Redis that the original's section or an option names. */
final class StorageReader {
    private static final Set<String> MEMORY = Set.of("in-memory", "memory");
    private static final String REDIS = "redis";
    private static final long LONGEST_SECONDS = 60;
    private static final long MOST_CONNECTIONS = 1_000;
    private static final String STORAGE = "storage.";
    private static final String CACHE_OFF = "local_session_cache.disable_cached_session_state";

    private final ConfigurationTree tree;
    private final List<String> problems;
    private boolean shared;

    StorageReader(ConfigurationTree tree, List<String> problems) {
        this.tree = tree;
        this.problems = problems;
    }

    /**
     * Reads it; empty for memory.
     *
     * @param option the URI of Redis that an option names
     */
    Optional<RedisStorage> read(Optional<String> option) {
        boolean section = sectionMeansRedis();
        if (option.isEmpty() && !section) {
            return Optional.empty();
        }
        var address = new RedisAddress(tree, problems);
        var uri = option.map(text -> address.ofOption(text, section)).orElseGet(address::ofSection);
        shared = section;
        return uri.map(found -> storage(found, section ? originalLayout() : Layout.own()));
    }

    /** Whether the original gateway may read the records of the storage that was read. */
    boolean isShared() {
        return shared;
    }

    private RedisStorage storage(URI uri, Layout layout) {
        return new RedisStorage(
                uri,
                layout,
                text("sentinel_password").map(Secret::of),
                certificates(),
                deadline(),
                connections(),
                cached());
    }

    /** An address without a type means Redis, for there is no other kind that has one. */
    private boolean sectionMeansRedis() {
        var type = tree.text(STORAGE + "type");
        if (!type.isEmpty() && !type.equals(REDIS) && !MEMORY.contains(type)) {
            problems.add("$.storage.type is " + type + ": only redis and in-memory are known");
        }
        boolean set = tree.at("storage").properties().stream().anyMatch(entry -> MemberCheck.isSet(entry.getValue()));
        return type.equals(REDIS) || (type.isEmpty() && set);
    }

    private Layout originalLayout() {
        var secret = tree.text("node_secret");
        return Layout.tyk(secret.isEmpty() ? null : Secret.of(secret), tree.flag("hash_keys"));
    }

    private RedisCertificates certificates() {
        if (tree.flag(STORAGE + "use_ssl") && tree.flag(STORAGE + "ssl_insecure_skip_verify")) {
            problems.add("$.storage.ssl_insecure_skip_verify cannot be honored: any server could pose as Redis."
                    + " Name the authority in $.storage.ca_file instead");
        }
        bounds("tls_min_version", "1.2");
        bounds("tls_max_version", "1.3");
        var certificate = file("cert_file");
        var key = file("key_file");
        if (certificate.isPresent() != key.isPresent()) {
            problems.add("$.storage.cert_file and $.storage.key_file need each other");
        }
        var own = certificate.flatMap(shown -> key.map(secret -> new PemPair(shown, secret)));
        return new RedisCertificates(file("ca_file"), own);
    }

    private void bounds(String name, String only) {
        var version = tree.text(STORAGE + name);
        if (!version.isEmpty() && !version.equals(only)) {
            problems.add("$.storage." + name + " can only be " + only);
        }
    }

    private Optional<Path> file(String name) {
        var file = text(name).flatMap(FilePath::read);
        if (text(name).isPresent() && file.filter(Files::isReadable).isEmpty()) {
            problems.add("$.storage." + name + " cannot be read");
        }
        return file;
    }

    private Optional<String> text(String name) {
        return Optional.of(tree.text(STORAGE + name)).filter(text -> !text.isEmpty());
    }

    private Optional<Duration> deadline() {
        long seconds = bounded("timeout", LONGEST_SECONDS);
        return seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
    }

    private int connections() {
        // Thousands are usual in the original's files; no more than our most are ever opened.
        long most = bounded("optimisation_max_active", Integer.MAX_VALUE);
        return (int) Math.min(most, MOST_CONNECTIONS);
    }

    private long bounded(String name, long most) {
        long value = tree.integer(STORAGE + name);
        if (value < 0 || value > most) {
            problems.add("$.storage." + name + " must be 0 to " + most);
            return 0;
        }
        return value;
    }

    /** Only where the file says so in so many words: else what was revoked is refused at once. */
    private boolean cached() {
        return tree.has(CACHE_OFF) && !tree.flag(CACHE_OFF);
    }
}
