// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gatehouse.examples.gateway.settings.Definitions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DefinitionFilesTest {
    @TempDir
    private Path outsideDirectory;

    @TempDir
    private Path directory;

    private DefinitionFiles files() {
        return new DefinitionFiles(Definitions.in(directory), new SecureRandom());
    }

    @Property
    void at59AnIdIsAPlainFileName(@ForAll String text) {
        assertThat(!DefinitionFiles.isId(text) || text.matches("[A-Za-z0-9][A-Za-z0-9_-]*"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "0af8", "petstore_v2", "b84fe1a04e5648927971c0557971565c"})
    void usualIdsAreIds(String id) {
        assertThat(DefinitionFiles.isId(id)).isTrue();
    }

    @Test
    void anEndlessIdIsNone() {
        assertThat(DefinitionFiles.isId("a".repeat(129))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x.json", "/etc/x.json", "a/x.json", "..", ""})
    void at59AFileOutsideOfTheDirectoryIsNeverWritten(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> files().write(Optional.of(name), "id", "{}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x.json", "/etc/passwd", "a/x.json", ".."})
    void at59AFileOutsideOfTheDirectoryIsNeverDeleted(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> files().delete(name));
    }

    @Test
    void at59AnIdThatIsNoneIsNeverAFile() {
        assertThatIllegalArgumentException().isThrownBy(() -> files().write(Optional.empty(), "../x", "{}"));
    }

    @Test
    void aWrittenFileReplacesALinkAndNotWhatItLeadsTo() throws IOException {
        var text = "{\"api_id\": \"link\", \"untouched\": true}";
        var outside = Files.writeString(outsideDirectory.resolve("outside.txt"), text);
        Files.createSymbolicLink(directory.resolve("link.json"), outside);

        files().write(Optional.of("link.json"), "link", "{}");

        assertThat(outside).hasContent(text);
        assertThat(directory.resolve("link.json")).hasContent("{}");
    }

    @Test
    void writingLeavesNoDraft() throws IOException {
        files().write(Optional.empty(), "one", "{}");

        try (var all = Files.list(directory)) {
            assertThat(all).containsExactly(directory.resolve("one.json"));
        }
    }

    @Test
    void deletingAnOpenApiDocumentDeletesItsClassicFormToo() throws IOException {
        Files.writeString(directory.resolve("one-oas.json"), "{}");
        Files.writeString(directory.resolve("one.json"), "{}");

        files().delete("one-oas.json");

        try (var all = Files.list(directory)) {
            assertThat(all).isEmpty();
        }
    }

    @Test
    void aNewIdIsAnId() {
        assertThat(DefinitionFiles.isId(files().newId())).isTrue();
    }

    @Test
    void definitionsInMemoryHaveNoFiles() {
        assertThat(new DefinitionFiles(Definitions.of(Map.of()), new SecureRandom()).exist())
                .isFalse();
    }
}
