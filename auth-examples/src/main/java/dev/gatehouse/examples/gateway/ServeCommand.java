// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import dev.gatehouse.examples.gateway.config.Configuration;
import dev.gatehouse.examples.gateway.config.ConfigurationException;
import dev.gatehouse.examples.gateway.config.ConfigurationSources;
import dev.gatehouse.examples.gateway.settings.GatewaySettings;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.redis.RedisStores;
import dev.gatehouse.store.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves APIs until it is told to stop. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Serves the APIs of a directory.",
            "It is told what to do by the original gateway's configuration file, by its environment variables"
                    + " (TYK_GW_LISTENPORT and the like) and by these options; the later of the three wins.",
            "The control API needs a secret: secret in the file, TYK_GW_SECRET or GATEHOUSE_SECRET in the environment,"
                    + " or --secret-file."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "1:there are keys to import, and Redis does not answer; some may be imported, nothing was started",
            "2:the options or the configuration cannot be used; nothing was started",
            "130:stopped from the keyboard",
            "143:stopped by a signal"
        })
final class ServeCommand implements Callable<Integer> {
    private static final String LOG_LEVEL = "org.slf4j.simpleLogger.log.dev.gatehouse";
    private static final Map<String, String> LEVELS = Map.of(
            "trace", "trace",
            "debug", "debug",
            "info", "info",
            "warn", "warn",
            "warning", "warn",
            "error", "error",
            "fatal", "error",
            "panic", "error");
    private static final String UNHASHED = "none";

    private final Map<String, String> environment;

    @Option(names = "--conf", paramLabel = "FILE", description = "The original gateway's configuration file.")
    private @Nullable Path conf;

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description = "Where to listen. Without a file: 127.0.0.1:8080.")
    private @Nullable String listen;

    @Option(names = "--apps", paramLabel = "DIR", description = "The directory of API definitions (app_path).")
    private @Nullable Path apps;

    @Option(
            names = "--policies",
            paramLabel = "PATH",
            description = "A file with an object of policies by id (policies.policy_record_name), or a directory with a"
                    + " file for each (policies.policy_path). Read anew when they change.")
    private @Nullable Path policies;

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "Keys to import at the start: a JSON object of sessions by key.")
    private @Nullable Path keys;

    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            description = "A file that holds the secret of the control API; a line end after it does not count.")
    private @Nullable Path secretFile;

    @Option(
            names = "--hash-keys",
            paramLabel = "FUNCTION",
            description = "How keys are hashed at rest: sha256, murmur64, murmur128, or none. Without a file: sha256.")
    private @Nullable String hashKeys;

    @Option(
            names = "--redis",
            paramLabel = "URI",
            description = {
                "Keep sessions in this Redis, shared with other gateways:",
                "redis://[[user]:password@]host[:port][/database]",
                "redis-sentinel://[[user]:password@]host[:port],.../master[/database]",
                "redis-cluster://[[user]:password@]host[:port],...",
                "rediss in place of redis encrypts. Where the file's storage is Redis too, this replaces its address only:"
                        + " records stay in the original's form, and a URI without login has that of the file. Otherwise"
                        + " records have a form of our own. Others can read a command line: a password is safer in the"
                        + " file or in TYK_GW_STORAGE_PASSWORD."
            })
    private @Nullable String redis;

    @Option(
            names = "--in-memory",
            description = "Keep sessions in memory, whatever the file and --redis say. They end with the process.")
    private boolean inMemory;

    @Option(
            names = "--set",
            paramLabel = "MEMBER=VALUE",
            description = "Any other member of the configuration file, for instance --set min_token_length=8 or"
                    + " --set http_server_options.use_ssl=true.")
    private Map<String, String> members = Map.of();

    ServeCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        var configuration = Configuration.read(sources());
        level(configuration.logLevel()).ifPresent(level -> System.setProperty(LOG_LEVEL, level));
        var log = LoggerFactory.getLogger(ServeCommand.class);
        configuration.notices().forEach(log::warn);
        if (configuration.redis().isEmpty()) {
            log.warn("sessions are kept in memory and end with the process");
            serve(configuration.settings(), InMemoryStores.create(), () -> {});
            return 0;
        }
        try (var opened = StorageOpening.open(configuration.redis().get())) {
            tellWhereSessionsAre(log, opened);
            serve(configuration.settings(), withCertificates(opened.stores()), opened::close);
        }
        return 0;
    }

    private static Stores withCertificates(Stores stores) {
        var certificates = InMemoryStores.create().certificates();
        return new Stores(stores.sessions(), stores.replays(), stores.limits(), certificates);
    }

    private static void tellWhereSessionsAre(Logger log, RedisStores opened) {
        log.info("sessions are kept in {}", opened);
        log.info("certificates are kept in memory and end with the process: what must stay can be named by its file");
        if (!StorageOpening.answers(opened.stores())) {
            log.warn("Redis does not answer: requests that need a session are answered 503 until it does");
        }
    }

    private static void serve(GatewaySettings settings, Stores stores, Runnable afterwards)
            throws InterruptedException {
        try (var gateway = Gateway.start(settings, stores, InstantSource.system())) {
            var stop = List.<Runnable>of(gateway::close, afterwards);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop.forEach(Runnable::run), "stop"));
            LoggerFactory.getLogger(ServeCommand.class)
                    .info("listening on {}, control API on {}", gateway.uri(), gateway.controlUri());
            new CountDownLatch(1).await();
        }
    }

    /** The original's words for levels; those above ours count as the nearest. Empty for no word and for unknown ones. */
    static Optional<String> level(String word) {
        return Optional.ofNullable(LEVELS.get(word.toLowerCase(Locale.ROOT)));
    }

    ConfigurationSources sources() {
        return new ConfigurationSources(
                Optional.ofNullable(conf),
                environment,
                options(),
                inMemory,
                Optional.ofNullable(redis),
                Optional.ofNullable(keys));
    }

    private Map<String, String> options() {
        var options = new LinkedHashMap<String, String>();
        if (conf == null) {
            options.put("listen_address", "127.0.0.1");
            hashing(options, "sha256");
        }
        place(options);
        if (apps != null) {
            options.put("app_path", apps.toString());
            // Whoever names a directory does not ask for a dashboard, whatever the file says.
            options.put("use_db_app_configs", "false");
        }
        if (policies != null) {
            boolean directory = Files.isDirectory(policies);
            options.put("policies.policy_source", "file");
            options.put("policies.policy_path", directory ? policies.toString() : "");
            options.put("policies.policy_record_name", directory ? "" : policies.toString());
        }
        if (hashKeys != null) {
            hashing(options, hashKeys);
        }
        if (secretFile != null) {
            options.put("secret", secret(secretFile));
        }
        options.putAll(members);
        return options;
    }

    private static void hashing(Map<String, String> options, String function) {
        boolean hashed = !function.equals(UNHASHED);
        options.put("hash_keys", Boolean.toString(hashed));
        options.put("hash_key_function", hashed ? function : "");
    }

    private void place(Map<String, String> options) {
        if (listen == null) {
            return;
        }
        int colon = listen.lastIndexOf(':');
        if (colon < 0) {
            throw new ConfigurationException("--listen must be HOST:PORT, for instance 127.0.0.1:8080");
        }
        options.put("listen_address", listen.substring(0, colon));
        options.put("listen_port", listen.substring(colon + 1));
    }

    private static String secret(Path file) {
        try {
            return Files.readString(file).stripTrailing();
        } catch (IOException unreadable) {
            throw new ConfigurationException("the secret file " + file + " cannot be read");
        }
    }
}
