// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** An upstream that answers 200 with the request as JSON and remembers it. */
public final class EchoUpstream implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int WAITING = 100;

    private final ServerSocket server;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final List<Message> received = new CopyOnWriteArrayList<>();
    private final List<Message.Line> more = new CopyOnWriteArrayList<>();

    private EchoUpstream(ServerSocket server) {
        this.server = server;
    }

    /** {@return one that listens on a free port of the loopback address} */
    public static EchoUpstream start() {
        try {
            var upstream = new EchoUpstream(new ServerSocket(0, WAITING, InetAddress.getLoopbackAddress()));
            upstream.runInBackground(upstream::accept);
            return upstream;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** {@return where it listens} */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** {@return what came since the last time somebody asked, in order} */
    public List<Message> takeReceived() {
        var taken = List.copyOf(received);
        received.clear();
        return taken;
    }

    /**
     * Adds a header line to all answers from now on.
     *
     * @param line the line
     */
    public void answerWith(Message.Line line) {
        more.add(line);
    }

    private void runInBackground(Runnable work) {
        var thread = new Thread(work, "echo-upstream");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var connection = server.accept();
                connections.add(connection);
                runInBackground(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var requests = new MessageReader(new BufferedInputStream(connection.getInputStream()));
            for (var request = requests.request(); request.isPresent(); request = requests.request()) {
                received.add(request.get());
                connection.getOutputStream().write(answer(request.get()));
            }
        } catch (IOException ended) {
            // The gateway closes connections as it likes.
            connections.remove(connection);
        }
    }

    private byte[] answer(Message request) throws IOException {
        var echo = JSON.createObjectNode()
                .put("method", request.method())
                .put("path", request.path())
                .put("query", request.query())
                .put("body", request.body());
        echo.set("headers", JSON.valueToTree(Map.copyOf(request.firstValues())));
        var body = request.method().equals("HEAD") ? new byte[0] : JSON.writeValueAsBytes(echo);
        var head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n"
                + more.stream()
                        .map(line -> line.name() + ": " + line.value() + "\r\n")
                        .collect(Collectors.joining())
                + "\r\n";
        var answer = new ByteArrayOutputStream();
        answer.write(head.getBytes(UTF_8));
        answer.write(body);
        return answer.toByteArray();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (var connection : connections) {
                connection.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
