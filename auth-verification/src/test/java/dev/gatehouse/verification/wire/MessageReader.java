// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads messages from a connection, RFC 9112 as far as test partners speak it. */
final class MessageReader {
    private static final int SIXTEEN = 16;

    private final InputStream in;

    MessageReader(InputStream in) {
        this.in = in;
    }

    /** Empty at the end of the connection. */
    Optional<Message> request() throws IOException {
        var start = line();
        if (start == null) {
            return Optional.empty();
        }
        var lines = headers();
        var head = new Message(start, lines, "");
        return Optional.of(new Message(start, lines, text(framed(head, false))));
    }

    Message answer(String method) throws IOException {
        var start = line();
        if (start == null) {
            throw new EOFException("the connection ended without an answer");
        }
        var lines = headers();
        var head = new Message(start, lines, "");
        if (head.status() / 100 == 1) {
            return answer(method);
        }
        boolean bodiless = method.equals("HEAD") || head.status() == 204 || head.status() == 304;
        return new Message(start, lines, bodiless ? "" : text(framed(head, true)));
    }

    private List<Message.Line> headers() throws IOException {
        var lines = new ArrayList<Message.Line>();
        for (var line = line(); line != null && !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            lines.add(new Message.Line(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return lines;
    }

    private byte[] framed(Message head, boolean endsWithConnection) throws IOException {
        if (head.first("Transfer-Encoding").filter("chunked"::equalsIgnoreCase).isPresent()) {
            return chunks();
        }
        var length = head.first("Content-Length");
        if (length.isPresent()) {
            return in.readNBytes(Integer.parseInt(length.get()));
        }
        return endsWithConnection ? in.readAllBytes() : new byte[0];
    }

    private byte[] chunks() throws IOException {
        var content = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            content.write(in.readNBytes(size));
            line();
        }
        headers();
        return content.toByteArray();
    }

    private int chunkSize() throws IOException {
        var line = line();
        if (line == null) {
            throw new EOFException("the connection ended inside a body");
        }
        return Integer.parseInt(line.split(";", 2)[0].strip(), SIXTEEN);
    }

    /** Null at the end of the connection. */
    private String line() throws IOException {
        var octets = new ByteArrayOutputStream();
        int octet = in.read();
        if (octet < 0) {
            return null;
        }
        while (octet >= 0 && octet != '\n') {
            octets.write(octet);
            octet = in.read();
        }
        var line = octets.toString(UTF_8);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
