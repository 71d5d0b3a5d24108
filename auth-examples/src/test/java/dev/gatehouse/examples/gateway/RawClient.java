// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A connection on which a test writes every octet of a request, and sees every octet of the answer. */
final class RawClient implements AutoCloseable {
    private static final int PATIENCE = 20_000;

    private final Socket socket;

    private RawClient(Socket socket) {
        this.socket = socket;
    }

    static RawClient to(URI gateway) throws IOException {
        return over(new Socket(gateway.getHost(), gateway.getPort()));
    }

    static RawClient over(Socket socket) throws IOException {
        socket.setSoTimeout(PATIENCE);
        return new RawClient(socket);
    }

    /** Sends one request on a connection of its own. */
    static Answer ask(URI gateway, String... lines) throws IOException {
        try (var client = to(gateway)) {
            return client.send(lines).answer();
        }
    }

    /** A request without a body: its lines, and the empty one. */
    RawClient send(String... lines) throws IOException {
        return sendText(String.join("\r\n", lines) + "\r\n\r\n");
    }

    RawClient sendText(String text) throws IOException {
        out().write(text.getBytes(ISO_8859_1));
        out().flush();
        return this;
    }

    /** Says that nothing more will come, and waits for the answer all the same. */
    RawClient breakOff() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    OutputStream out() throws IOException {
        return socket.getOutputStream();
    }

    InputStream in() throws IOException {
        return socket.getInputStream();
    }

    Answer answer() throws IOException {
        return answer(true);
    }

    Answer answerToHead() throws IOException {
        return answer(false);
    }

    private Answer answer(boolean withBody) throws IOException {
        var head = new ArrayList<String>();
        for (var line = RawUpstream.line(in()); !line.isEmpty(); line = RawUpstream.line(in())) {
            head.add(line);
        }
        var answer = new Answer(head, "", List.of());
        return withBody ? answer.with(in()) : answer;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** Status line, header lines, body, trailer lines. */
    record Answer(List<String> head, String body, List<String> trailers) {
        int status() {
            return head.isEmpty() ? 0 : Integer.parseInt(head.get(0).split(" ")[1]);
        }

        /** Header lines without length, framing and date. */
        List<String> headers() {
            return head.stream()
                    .skip(1)
                    .filter(line -> !line.startsWith("Content-Length:")
                            && !line.startsWith("Transfer-Encoding:")
                            && !line.startsWith("Date:"))
                    .toList();
        }

        Optional<String> header(String name) {
            var prefix = name.toLowerCase(Locale.ROOT) + ":";
            return head.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                    .map(line -> line.substring(prefix.length()).strip())
                    .findFirst();
        }

        private Answer with(InputStream in) throws IOException {
            if (header("Transfer-Encoding").filter("chunked"::equals).isPresent()) {
                return chunked(in);
            }
            var length = header("Content-Length");
            var octets = length.isPresent() ? in.readNBytes(Integer.parseInt(length.get())) : rest(in);
            return new Answer(head, new String(octets, ISO_8859_1), List.of());
        }

        private byte[] rest(InputStream in) throws IOException {
            boolean bodiless = head.isEmpty() || status() == 204 || status() == 304 || status() / 100 == 1;
            return bodiless ? new byte[0] : in.readAllBytes();
        }

        private Answer chunked(InputStream in) throws IOException {
            var out = new ByteArrayOutputStream();
            for (int size = size(in); size > 0; size = size(in)) {
                out.write(in.readNBytes(size));
                RawUpstream.line(in);
            }
            var trailers = new ArrayList<String>();
            for (var line = RawUpstream.line(in); !line.isEmpty(); line = RawUpstream.line(in)) {
                trailers.add(line);
            }
            return new Answer(head, out.toString(ISO_8859_1), trailers);
        }

        private static int size(InputStream in) throws IOException {
            return Integer.parseInt(RawUpstream.line(in), 16);
        }
    }
}
