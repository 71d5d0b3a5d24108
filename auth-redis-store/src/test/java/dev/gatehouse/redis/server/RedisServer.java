// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One server process. It hangs on a shell that hangs on us: when this process ends, however it ends, the shell reads the end
 * of its input kills the server and ends after it.
 */
public final class RedisServer implements AutoCloseable {
    private static final String SHELL = "\"$@\" & child=$!; cat > /dev/null; kill -9 $child; wait $child 2> /dev/null";

    private final int port;
    private final Path directory;
    private final List<String> options;
    private Process shell;
    private long pid;

    private RedisServer(int port, Path directory, List<String> options) {
        this.port = port;
        this.directory = directory;
        this.options = options;
    }

    /** Starts a server that keeps nothing on disk. */
    public static RedisServer start(String... options) {
        try {
            return start(Ports.free(), options);
        } catch (AssertionError portWasTaken) {
            return start(Ports.free(), options);
        }
    }

    private static RedisServer start(int port, String... options) {
        try {
            var directory = Files.createTempDirectory("gatehouse-redis");
            var server = new RedisServer(port, directory, List.copyOf(Arrays.asList(options)));
            server.start();
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void start() throws IOException {
        var command = new ArrayList<>(List.of("sh", "-c", SHELL, "sh", Executable.path()));
        if (options.contains("--sentinel")) {
            command.add(
                    Files.writeString(directory.resolve("sentinel.conf"), "").toString());
        }
        command.addAll(options);
        command.addAll(List.of("--port", String.valueOf(port), "--bind", "127.0.0.1", "--dir", directory.toString()));
        command.addAll(List.of("--logfile", directory.resolve("log").toString()));
        if (!options.contains("--sentinel")) {
            command.addAll(List.of("--save", "", "--repl-diskless-sync-delay", "0"));
        }
        shell = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("out").toFile())
                .start();
        Patience.until("a Redis server on port " + port, () -> admin().ping());
        pid = Long.parseLong(admin().info("server", "process_id"));
    }

    public int port() {
        return port;
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    /** Commands to this server. */
    public Admin admin() {
        return new Admin(port);
    }

    /** As when the machine loses its power. */
    public void kill() {
        end();
    }

    /** Starts again on the same port, with what is on disk. */
    public void restart() {
        try {
            start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Stands still: connections stay, and nothing is answered. */
    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            int code = new ProcessBuilder("kill", "-" + name, String.valueOf(pid))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new AssertionError("kill -" + name + " ended with " + code);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private void end() {
        try {
            shell.getOutputStream().close();
            if (!shell.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("a shell that does not end");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (shell.isAlive()) {
            end();
        }
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
