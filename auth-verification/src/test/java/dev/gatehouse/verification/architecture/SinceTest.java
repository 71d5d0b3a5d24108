// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every public type says since when it is there. */
final class SinceTest {
    private static final Pattern PUBLIC_TYPE = Pattern.compile(
            "^public (?:final |sealed |abstract |non-sealed )*(?:class|interface|record|enum) ", Pattern.MULTILINE);

    @ParameterizedTest
    @ValueSource(strings = {"auth-api", "auth-core", "auth-inmemory-store", "auth-redis-store", "auth-testkit"})
    void publicTypesSaySinceWhen(String module) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
            List<Path> silent = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(SinceTest::isSilent)
                    .toList();

            assertThat(silent).isEmpty();
        }
    }

    private static boolean isSilent(Path file) {
        try {
            var text = Files.readString(file);
            var type = PUBLIC_TYPE.matcher(text);
            return type.find() && !text.substring(0, type.start()).contains("@since");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
