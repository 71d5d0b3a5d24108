// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is exported is kept as text, so that an accidental export is a difference that somebody reads. */
final class ExportsTest {
    @Test
    void modulesExportExactlyWhatIsWrittenDown() {
        var exported = Modules.PUBLISHED.stream()
                .map(Modules::descriptorOf)
                .flatMap(module -> exportsOf(module).stream())
                .sorted()
                .toList();

        assertThat(exported).containsExactlyElementsOf(writtenDown());
    }

    private static List<String> exportsOf(ModuleDescriptor module) {
        return module.exports().stream()
                .filter(export -> !export.isQualified())
                .map(export -> module.name() + " " + export.source())
                .toList();
    }

    private static List<String> writtenDown() {
        try (var text = ExportsTest.class.getResourceAsStream("/exports.txt")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
