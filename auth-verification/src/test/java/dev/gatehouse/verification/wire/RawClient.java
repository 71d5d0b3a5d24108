// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.wire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;

/** Sends each request on a connection of its own and reads the whole answer. */
public final class RawClient {
    private static final int PATIENCE_MILLIS = 20_000;

    private RawClient() {}

    /**
     * Sends a request.
     *
     * @param server host and port
     * @param request the request
     * @return the answer
     * @throws UncheckedIOException if there is none
     */
    public static Message send(URI server, RawRequest request) {
        return sendAfter(() -> {}, server, request);
    }

    /**
     * Sends a request over a connection that stands before it has to go.
     *
     * @param ready returns when it has to go
     * @param server host and port
     * @param request the request
     * @return the answer
     * @throws UncheckedIOException if there is none
     */
    public static Message sendAfter(Runnable ready, URI server, RawRequest request) {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            ready.run();
            socket.getOutputStream().write(request.bytes());
            return new MessageReader(new BufferedInputStream(socket.getInputStream())).answer(request.method());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
