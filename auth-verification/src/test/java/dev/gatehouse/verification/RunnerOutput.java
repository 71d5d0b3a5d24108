// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What the runner said.
 *
 * @param code its exit code
 * @param lines what it printed
 */
record RunnerOutput(int code, List<String> lines) {
    RunnerOutput {
        lines = List.copyOf(lines);
    }

    static RunnerOutput of(String... arguments) {
        var bytes = new ByteArrayOutputStream();
        int code = new VectorRunner(new PrintStream(bytes, true, StandardCharsets.UTF_8)).run(List.of(arguments));
        return new RunnerOutput(
                code, bytes.toString(StandardCharsets.UTF_8).lines().toList());
    }
}
