// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PolicyDirectoryTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"gold", "5ead7120575961000181867e", "a.b_c-d~e", ".."})
    void idOfTheOriginalsLettersCanBeAFile(String id) {
        assertThat(PolicyDirectory.isId(id)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a b", "a:b", "\u00e4", "a\n", "a\u0000b"})
    void anyOtherCannot(String id) {
        assertThat(PolicyDirectory.isId(id)).isFalse();
    }

    @Test
    void idThatIsTooLongCannot() {
        assertThat(PolicyDirectory.isId("a".repeat(129))).isFalse();
    }

    @Test
    void fileOfAnImpossibleIdIsRefused() {
        assertThatThrownBy(() -> PolicyDirectory.fileOf("../x")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x.json", "a/b.json", "/tmp/x.json", ""})
    void nothingOutsideIsTouched(String name) {
        assertThatThrownBy(() -> new PolicyDirectory(directory).write(name, "{}"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PolicyDirectory(directory).delete(name))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writesOverWhatIsThere() throws IOException {
        Files.writeString(directory.resolve("gold.json"), "old");

        new PolicyDirectory(directory).write("gold.json", "new");

        assertThat(directory.resolve("gold.json")).hasContent("new");
    }

    @Test
    void leavesNoDraft() throws IOException {
        new PolicyDirectory(directory).write("gold.json", "{}");

        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void tellsWhetherThereWasSomethingToDelete() throws IOException {
        Files.writeString(directory.resolve("gold.json"), "{}");
        var policies = new PolicyDirectory(directory);

        assertThat(policies.delete("gold.json")).isTrue();
        assertThat(policies.delete("gold.json")).isFalse();
    }

    @Test
    void directoryThatIsGoneIsAnError() {
        var gone = new PolicyDirectory(directory.resolve("gone"));

        assertThatThrownBy(() -> gone.write("gold.json", "{}")).isInstanceOf(UncheckedIOException.class);
    }
}
