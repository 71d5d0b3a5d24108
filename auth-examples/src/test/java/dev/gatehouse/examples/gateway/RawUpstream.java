// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An upstream that shows every octet it was sent, and answers with every octet it is told. */
final class RawUpstream implements AutoCloseable {
    private final ServerSocket listener;
    private final Script script;
    private final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
    private final ConcurrentLinkedQueue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final AtomicInteger connections = new AtomicInteger();

    private RawUpstream(Script script) throws IOException {
        this.listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        this.script = script;
        start(this::accept);
    }

    static RawUpstream running(Script script) {
        try {
            return new RawUpstream(script);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Answers everything alike; {@code \n} stands for a line break of HTTP. */
    static RawUpstream answering(String answer) {
        return running(
                (request, in, out) -> out.write(answer.replace("\n", "\r\n").getBytes(ISO_8859_1)));
    }

    static RawUpstream ok() {
        return answering("HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Length: 2\n\n{}");
    }

    String url() {
        return "http://127.0.0.1:" + listener.getLocalPort() + "/";
    }

    int port() {
        return listener.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    Seen next() throws InterruptedException {
        var next = seen.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing reached the upstream");
        }
        return next;
    }

    boolean sawNothing() {
        return seen.isEmpty();
    }

    private void accept() throws IOException {
        while (!listener.isClosed()) {
            var socket = listener.accept();
            sockets.add(socket);
            connections.incrementAndGet();
            start(() -> serve(socket));
        }
    }

    private void serve(Socket socket) throws IOException {
        try (socket) {
            var in = socket.getInputStream();
            for (var head = head(in); !head.isEmpty(); head = head(in)) {
                var request = new Seen(head, socket);
                seen.add(request);
                script.answer(request, in, socket.getOutputStream());
                socket.getOutputStream().flush();
            }
        }
    }

    private static List<String> head(InputStream in) throws IOException {
        var lines = new ArrayList<String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            lines.add(line);
        }
        return lines;
    }

    static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
            if (octet != '\r') {
                line.write(octet);
            }
        }
        return line.toString(ISO_8859_1);
    }

    private static void start(Work work) {
        var thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                // The test is over, or it is about connections that break.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (var socket : sockets) {
                socket.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Answers one request, whose head was read. */
    interface Script {
        void answer(Seen request, InputStream in, OutputStream out) throws IOException;
    }

    private interface Work {
        void run() throws IOException;
    }

    /** The head of a request: the request line first. */
    record Seen(List<String> head, Socket socket) {
        String line() {
            return head.get(0);
        }

        /** Lines without the ones that name host and agent of this test run. */
        List<String> headers() {
            return head.stream()
                    .skip(1)
                    .filter(line -> !line.startsWith("Host:") && !line.startsWith("User-Agent:"))
                    .toList();
        }

        List<String> all(String name) {
            var prefix = name.toLowerCase(Locale.ROOT) + ":";
            return head.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                    .map(line -> line.substring(prefix.length()).strip())
                    .toList();
        }
    }
}
