// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * AT-58: no credential that any test uses appears in what any test printed, logged or threw. Runs after all tests of all
 * modules and reads their reports.
 */
final class CredentialsInOutputCheck {
    private static final Path ROOT = Path.of("..");
    private static final Credentials CREDENTIALS = Credentials.load();

    @Test
    void at58NoReportHoldsACredential() throws IOException {
        var reports = reports(ROOT);

        assertThat(reports).hasSizeGreaterThan(20);
        for (var report : reports) {
            assertThat(CREDENTIALS.in(Files.readString(report)))
                    .as(report.toString())
                    .isEmpty();
        }
    }

    @Test
    void everyCredentialListedIsReallyUsedByATest() throws IOException {
        var sources = sources(".*/src/(test|main)/.*\\.(java|json)")
                .map(CredentialsInOutputCheck::read)
                .collect(Collectors.joining());

        assertThat(CREDENTIALS.listed()).isNotEmpty().allMatch(sources::contains);
    }

    @Test
    void everyCredentialOfATestIsListed() throws IOException {
        var unlisted = sources(".*/src/test/.*\\.java")
                .flatMap(file -> CredentialLiterals.in(read(file)).stream()
                        .filter(Predicate.not(CREDENTIALS::cover))
                        .map(literal -> file.getFileName() + ": " + literal));

        assertThat(unlisted).isEmpty();
    }

    @Nested
    class TheCheckItself {
        @Test
        void findsAListedCredentialInAReport(@TempDir Path root) throws IOException {
            plant(root, "a request with open-sesame failed");

            assertThat(leaks(root)).containsExactly("open-sesame");
        }

        @Test
        void findsAMintedKeyInEitherForm(@TempDir Path root) throws IOException {
            var plain = "default" + "0123456789abcdef".repeat(2);
            var encoded = "eyJvcmciOi" + "JkZWZhdWx0IiwiaWQiOiJ4In0";
            plant(root, "keys: " + plain + ", " + encoded);

            assertThat(leaks(root)).containsExactlyInAnyOrder(plain, encoded);
        }

        @Test
        void findsAKeyOfAVector(@TempDir Path root) throws IOException {
            plant(root, "key 54321111 was refused");

            assertThat(leaks(root)).contains("54321111");
        }

        @Test
        void findsALiteralWhereACredentialStands() {
            assertThat(CredentialLiterals.in("with(\"Authorization\", \"Bearer " + "one-of-a-kind\")"))
                    .containsExactly("one-of-a-kind");
        }

        private void plant(Path root, String text) throws IOException {
            var reports = Files.createDirectories(root.resolve("module/target/surefire-reports"));
            Files.writeString(reports.resolve("TEST-dev.gatehouse.PlantedTest.xml"), text);
        }

        private List<String> leaks(Path root) throws IOException {
            return reports(root).stream()
                    .flatMap(report -> CREDENTIALS.in(read(report)).stream())
                    .toList();
        }
    }

    private static List<Path> reports(Path root) throws IOException {
        try (var files = Files.walk(root, 4)) {
            return files.filter(file -> file.toString().contains("surefire-reports"))
                    // A finding of an earlier run names what it found.
                    .filter(file -> !file.toString().contains(CredentialsInOutputCheck.class.getSimpleName()))
                    .filter(file -> file.getFileName().toString().matches("(TEST-)?dev\\.gatehouse\\..*\\.(xml|txt)"))
                    .toList();
        }
    }

    private static Stream<Path> sources(String expression) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().matches(expression)).toList().stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
