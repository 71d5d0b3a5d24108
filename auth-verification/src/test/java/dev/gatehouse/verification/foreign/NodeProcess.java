// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.foreign;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A script of {@code foreign-clients} in a process of Node: a line of JSON is asked, a line of JSON is answered. */
final class NodeProcess implements AutoCloseable {
    private static final Path FOLDER = Path.of("foreign-clients");
    private static final long PATIENCE_SECONDS = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String script;
    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;
    private final Path complaints;

    private NodeProcess(String script, Process process, Path complaints) {
        this.script = script;
        this.process = process;
        this.questions = process.outputWriter(UTF_8);
        this.answers = process.inputReader(UTF_8);
        this.complaints = complaints;
    }

    static NodeProcess start(String script) {
        try {
            var complaints = Files.createTempFile("node", ".stderr");
            var process = new ProcessBuilder("node", script)
                    .directory(FOLDER.toFile())
                    .redirectError(complaints.toFile())
                    .start();
            return new NodeProcess(script, process, complaints);
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "packages are installed in foreign-clients, but node cannot be started", failure);
        }
    }

    /** Questions hold keys, so that none is shown if it is not answered. */
    JsonNode ask(ObjectNode question) {
        try {
            questions.write(question + "\n");
            questions.flush();
            var answer = JSON.readTree(line());
            if (answer.has("failed")) {
                throw new IllegalStateException(answer.get("failed").asText());
            }
            return answer;
        } catch (JsonProcessingException unreadable) {
            throw new AssertionError(script + " answers no JSON; it complains: " + complaints(), unreadable);
        } catch (IOException failure) {
            throw new AssertionError(script + " has ended; it complains: " + complaints(), failure);
        }
    }

    private String line() throws IOException {
        try {
            var line = CompletableFuture.supplyAsync(this::blockingLine).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return line.orElseThrow(() -> new IOException("no answer any more"));
        } catch (TimeoutException | ExecutionException failure) {
            throw new IOException("no answer", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private Optional<String> blockingLine() {
        try {
            return Optional.ofNullable(answers.readLine());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String complaints() {
        try {
            return Files.readString(complaints);
        } catch (IOException failure) {
            return failure.toString();
        }
    }

    /** The end of its input ends the script; if not, the process is ended. */
    @Override
    public void close() throws IOException {
        questions.close();
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(complaints);
        }
    }
}
