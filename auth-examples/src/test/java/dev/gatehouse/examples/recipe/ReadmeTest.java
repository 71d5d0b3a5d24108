// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Code in the README is code of this package, which is compiled and tested: what stands between marks there. */
final class ReadmeTest {
    private static final Path RECIPES = Path.of("src/main/java/dev/gatehouse/examples/recipe");

    @Test
    void showsHowAServerIsProtected() throws IOException {
        assertThat(shown(0)).isNotEmpty().containsExactlyElementsOf(marked("ProtectedServer"));
    }

    @Test
    void showsAMethodOfAHostsOwn() throws IOException {
        assertThat(shown(1)).isNotEmpty().containsExactlyElementsOf(marked("OwnMethod"));
    }

    @Test
    void showsNoOtherCode() throws IOException {
        assertThat(lines(Path.of("../README.md"))).filteredOn("```java"::equals).hasSize(2);
    }

    private static List<String> shown(int block) throws IOException {
        var readme = lines(Path.of("../README.md"));
        for (int i = 0; i <= block; i++) {
            readme = readme.subList(readme.indexOf("```java") + 1, readme.size());
        }
        return readme.stream()
                .takeWhile(line -> !line.equals("```"))
                .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                .toList();
    }

    private static List<String> marked(String recipe) throws IOException {
        var found = new ArrayList<String>();
        boolean inside = false;
        for (var line : lines(RECIPES.resolve(recipe + ".java"))) {
            if (line.startsWith("// README: ")) {
                inside = line.endsWith("begin");
            } else if (inside) {
                found.add(line);
            }
        }
        return found;
    }

    private static List<String> lines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(String::strip).toList();
        }
    }
}
