// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.event;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A real server on the loopback address that answers as it is told, each connection on a thread of its own. */
final class Receiver implements AutoCloseable {
    private static final String END = "\r\n\r\n";

    private final ServerSocket server;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    private Receiver(ServerSocket server) {
        this.server = server;
    }

    /** A request that came in; names of headers in lower case. */
    record Received(String line, Map<String, String> headers, String body) {}

    static Receiver start() throws IOException {
        var receiver = new Receiver(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        daemon(receiver::accept);
        return receiver;
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "receiver");
        thread.setDaemon(true);
        thread.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/hook?from=test");
    }

    /** What is said to the next request, instead of 200; an empty text for nothing at all. */
    Receiver answering(String answer) {
        answers.add(answer);
        return this;
    }

    Receiver answering(int status) {
        return answering("HTTP/1.1 " + status + " X\r\nContent-Length: 0" + END);
    }

    Received next() throws InterruptedException {
        var next = received.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no request came");
        }
        return next;
    }

    boolean hasMore() {
        return !received.isEmpty();
    }

    private void accept() {
        try {
            while (true) {
                var connection = server.accept();
                connections.add(connection);
                daemon(() -> serve(connection));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            for (var head = head(connection.getInputStream());
                    !head.isEmpty();
                    head = head(connection.getInputStream())) {
                received.add(read(head, connection.getInputStream()));
                var told = answers.poll();
                var answer = told == null ? "HTTP/1.1 200 OK\r\nContent-Length: 2" + END + "ok" : told;
                connection.getOutputStream().write(answer.getBytes(ISO_8859_1));
            }
        } catch (IOException brokenOff) {
            // A client that gave up, or the end of the test.
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf(END) < 0) {
            int octet = in.read();
            if (octet < 0) {
                return "";
            }
            head.append((char) octet);
        }
        return head.toString();
    }

    private static Received read(String head, InputStream in) throws IOException {
        var lines = head.strip().split("\r\n");
        var headers = new TreeMap<String, String>();
        for (int i = 1; i < lines.length; i++) {
            var line = lines[i].split(": ", 2);
            headers.put(line[0].toLowerCase(Locale.ROOT), line[1]);
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Received(lines[0], headers, new String(in.readNBytes(length), ISO_8859_1));
    }

    @Override
    public void close() {
        try {
            server.close();
            for (var connection : connections) {
                connection.close();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
