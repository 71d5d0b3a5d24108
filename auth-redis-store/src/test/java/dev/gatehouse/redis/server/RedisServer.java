// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One server process and its directory. It hangs on a shell that hangs on us: when this process ends, however it ends, the
 * shell reads the end of its input, kills the server and removes the directory. One who wants the directory to stay, for
 * the server to start again in it, writes a line before.
 */
public final class RedisServer implements AutoCloseable {
    private static final String SHELL = """
            directory=$1; shift; "$@" & child=$!
            read -r stays; kill -9 $child; wait $child 2> /dev/null
            [ -n "$stays" ] || rm -r "$directory"
            """;

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
            server.startOrClose();
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void startOrClose() throws IOException {
        try {
            start();
        } catch (AssertionError silent) {
            var said = new AssertionError(Files.readString(directory.resolve("out")), silent);
            close();
            throw said;
        }
    }

    private void start() throws IOException {
        var command = new ArrayList<>(List.of("sh", "-c", SHELL, "sh", directory.toString(), Executable.path()));
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
        requireOurs();
    }

    /** Other builds on this machine start servers, too: two may find the same port free, and only one gets it. */
    private void requireOurs() {
        var parent = ProcessHandle.of(pid).flatMap(ProcessHandle::parent).map(ProcessHandle::pid);
        if (!parent.equals(Optional.of(shell.pid()))) {
            throw new AssertionError("port " + port + " is that of another server");
        }
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
        end("stays\n");
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

    private void end(String lastWord) {
        try (var input = shell.getOutputStream()) {
            input.write(lastWord.getBytes(US_ASCII));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        try {
            if (!shell.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("a shell that does not end");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (shell.isAlive()) {
            end("");
        }
        removeDirectory();
    }

    /** What the shell did already, unless the server was killed last. */
    private void removeDirectory() {
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(each -> each.toFile().delete());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
