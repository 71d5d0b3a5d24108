// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * AT-58: no credential that any test uses appears in what any test printed, logged or threw. Runs after all tests of all
 * modules and reads their reports.
 */
final class CredentialsInOutputCheck {
    private static final Path ROOT = Path.of("..");

    @Test
    void at58NoReportHoldsACredential() throws IOException {
        var reports = reports();

        assertThat(reports).hasSizeGreaterThan(20);
        for (var report : reports) {
            assertThat(leaksIn(report)).as(report.toString()).isEmpty();
        }
    }

    @Test
    void everyCredentialIsReallyUsedByATest() throws IOException {
        var sources = sources();

        assertThat(credentials()).isNotEmpty().allMatch(sources::contains);
    }

    private static List<String> leaksIn(Path report) throws IOException {
        var text = Files.readString(report);
        return credentials().stream().filter(text::contains).toList();
    }

    private static List<Path> reports() throws IOException {
        try (var files = Files.walk(ROOT, 4)) {
            return files.filter(file -> file.toString().contains("surefire-reports"))
                    // A finding of an earlier run names what it found.
                    .filter(file -> !file.toString().contains(CredentialsInOutputCheck.class.getSimpleName()))
                    .filter(file -> file.getFileName().toString().matches("(TEST-)?dev\\.gatehouse\\..*\\.(xml|txt)"))
                    .toList();
        }
    }

    private static String sources() throws IOException {
        var text = new StringBuilder();
        try (Stream<Path> files = Files.walk(ROOT)) {
            files.filter(file -> file.toString().matches(".*/src/(test|main)/.*\\.(java|json)"))
                    .forEach(file -> text.append(read(file)));
        }
        return text.toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> credentials() throws IOException {
        try (var text = CredentialsInOutputCheck.class.getResourceAsStream("/credentials.txt")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
