// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.benchmark;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One {@code redis-server} from the path, on the loopback, that keeps nothing on disk. It ends with this process: a shell
 * waits for the end of its input and kills it.
 */
final class RedisProcess implements AutoCloseable {
    private static final String SHELL = "\"$@\" & child=$!; cat > /dev/null; kill -9 $child; wait $child 2> /dev/null";
    private static final int FIRST_PORT = 31_100;
    private static final int LAST_PORT = 32_700;

    private final int port;
    private final List<String> options;
    private final Path directory;
    private Process shell;
    private String pid = "";

    private RedisProcess(int port, List<String> options) throws IOException {
        this.port = port;
        this.options = options;
        this.directory = Files.createTempDirectory("gatehouse-redis");
    }

    /**
     * Starts one.
     *
     * @param options arguments for the server
     * @return it, as soon as it answers
     */
    static RedisProcess start(String... options) {
        try {
            var process = new RedisProcess(freePort(), List.of(options));
            process.start();
            return process;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Below the ports that the system gives to clients, above those that the tests use. */
    private static int freePort() throws IOException {
        for (int port = FIRST_PORT; port < LAST_PORT; port++) {
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // The next one.
            }
        }
        throw new IOException("no free port");
    }

    private void start() throws IOException {
        var command = new ArrayList<>(List.of("sh", "-c", SHELL, "sh", "redis-server"));
        if (options.contains("--sentinel")) {
            command.add(Files.writeString(directory.resolve("sentinel.conf"), "").toString());
        } else {
            command.addAll(List.of("--save", "", "--repl-diskless-sync-delay", "0"));
        }
        command.addAll(options);
        command.addAll(List.of("--port", String.valueOf(port), "--bind", "127.0.0.1", "--dir", directory.toString()));
        shell = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("out").toFile())
                .start();
        await(() -> call("PING").contains("PONG"));
        pid = info("server", "process_id");
    }

    /** What a benchmark waits for. */
    interface Condition {
        boolean holds() throws IOException;
    }

    /**
     * Waits, at most half a minute.
     *
     * @param condition for this
     */
    static void await(Condition condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < end) {
            if (isSo(condition)) {
                return;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(5);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
        throw new IllegalStateException("waited in vain");
    }

    private static boolean isSo(Condition condition) {
        try {
            return condition.holds();
        } catch (IOException notYet) {
            return false;
        }
    }

    /**
     * Sends one command as a line of words.
     *
     * @param words without blanks in them
     * @return the answer as it comes over the wire
     */
    String call(String... words) throws IOException {
        try (var socket = new Socket()) {
            socket.setSoTimeout(5_000);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            socket.getOutputStream().write((String.join(" ", words) + "\r\n").getBytes(US_ASCII));
            // A Sentinel knows no QUIT.
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }

    /**
     * Reads one line of {@code INFO}.
     *
     * @param section its section
     * @param name its name
     * @return its value
     */
    String info(String section, String name) throws IOException {
        return call("INFO", section)
                .lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElseThrow(() -> new IOException("no " + name));
    }

    int port() {
        return port;
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    URI uri() {
        return URI.create("redis://" + address());
    }

    /** Starts it again, empty, on the same port. */
    void restart() {
        try {
            start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** As if the machine had lost its power. */
    void kill() {
        try {
            shell.getOutputStream().close();
            shell.waitFor(10, TimeUnit.SECONDS);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Lets it stand still: connections stay, and nothing is answered. */
    void freeze() throws IOException {
        signal("STOP");
    }

    /** Lets it go on. */
    void thaw() throws IOException {
        signal("CONT");
    }

    private void signal(String name) throws IOException {
        try {
            new ProcessBuilder("kill", "-" + name, pid).start().waitFor();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        if (shell.isAlive()) {
            kill();
        }
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
