// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Free ports below those that the system gives to clients, with a free one 10,000 above for the bus of a cluster. */
public final class Ports {
    private static final int FIRST = 12_000;
    private static final int LAST = 21_000;
    private static final int TO_BUS = 10_000;
    private static final int TRIES = 1_000;

    private Ports() {}

    public static int free() {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            if (isFree(port) && isFree(port + TO_BUS)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port");
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
