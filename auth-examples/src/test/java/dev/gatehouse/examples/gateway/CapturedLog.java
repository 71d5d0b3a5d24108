// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/** What is logged while a test goes on: the logging library of the gateway writes to the error stream. */
final class CapturedLog implements AutoCloseable {
    private final PrintStream before = System.err;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    CapturedLog() {
        System.setErr(new PrintStream(written, true, UTF_8));
    }

    List<String> lines() {
        return written.toString(UTF_8).lines().toList();
    }

    @Override
    public void close() {
        System.setErr(before);
        before.print(written.toString(UTF_8));
    }
}
