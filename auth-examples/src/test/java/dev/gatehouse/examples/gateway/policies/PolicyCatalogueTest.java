// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.examples.gateway.json.JsonText;
import dev.gatehouse.examples.gateway.settings.PolicyRecords;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class PolicyCatalogueTest {
    private static final String GOLD = "{\"id\": \"gold\", \"org_id\": \"acme\"}";
    private static final String SILVER = "{\"id\": \"silver\", \"org_id\": \"acme\"}";

    @TempDir
    private Path directory;

    private static Policy read(String json) {
        var object = JsonText.readObject(json);
        if (object.path("id").asText().isEmpty()) {
            throw new IllegalArgumentException("no id");
        }
        return Policy.of(object.path("id").asText(), object.path("org_id").asText(), Limits.none());
    }

    private static PolicyCatalogue in(Path place) {
        return PolicyCatalogue.of(PolicyRecords.in(place), PolicyCatalogueTest::read);
    }

    private static @Nullable Policy find(PolicyCatalogue policies, String id) {
        return policies.find(new OrganizationId("acme"), new PolicyId(id));
    }

    private static List<String> ids(PolicyCatalogue policies) {
        return policies.all().stream()
                .map(policy -> policy.policy().id().value())
                .toList();
    }

    private Path write(String name, String json) throws IOException {
        return Files.writeString(directory.resolve(name), json);
    }

    @Test
    void nowhereAreNone() {
        var policies = PolicyCatalogue.of(PolicyRecords.none(), PolicyCatalogueTest::read);

        assertThat(policies.all()).isEmpty();
        assertThat(policies.directory()).isEmpty();
        assertThat(find(policies, "gold")).isNull();
    }

    @Nested
    class ADirectory {
        @Test
        void holdsAPolicyInEachFile() throws IOException {
            write("b.json", GOLD);
            write("a.json", SILVER);
            write("readme.txt", "no policy");

            assertThat(ids(in(directory))).containsExactly("silver", "gold");
        }

        @Test
        void policyIsKnownToItsOwnTenantOnly() throws IOException {
            write("gold.json", GOLD);

            assertThat(in(directory).find(new OrganizationId("other"), new PolicyId("gold")))
                    .isNull();
        }

        @Test
        void twoTenantsMayUseOneId() throws IOException {
            write("a.json", GOLD);
            write("b.json", GOLD.replace("acme", "other"));

            assertThat(ids(in(directory))).containsExactly("gold", "gold");
        }

        @Test
        void firstOfTwoThatAreTheSameCounts() throws IOException {
            write("a.json", GOLD);
            write("b.json", GOLD.replace("}", ", \"rate\": 5}"));

            assertThat(in(directory).all()).extracting(LoadedPolicy::source).containsExactly("a.json");
        }

        @Test
        void brokenFileDoesNotKeepOthersFromBeingRead() throws IOException {
            write("a.json", "{");
            write("b.json", "{}");
            write("gold.json", GOLD);

            assertThat(ids(in(directory))).containsExactly("gold");
        }

        @Test
        void isNeededAtTheStart() {
            assertThatThrownBy(() -> in(directory.resolve("missing")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("missing cannot be read");
        }
    }

    @Nested
    class AFile {
        @Test
        void holdsPoliciesByTheirIds() throws IOException {
            var file = write("all.json", "{\"gold\": {\"org_id\": \"acme\"}, \"silver\": {\"org_id\": \"acme\"}}");

            assertThat(ids(in(file))).containsExactly("gold", "silver");
        }

        @Test
        void nameOutsideCountsMoreThanTheIdInside() throws IOException {
            var file = write("all.json", "{\"gold\": {\"id\": \"other\", \"org_id\": \"acme\"}}");

            assertThat(in(file).all())
                    .extracting(LoadedPolicy::json)
                    .containsExactly("{\"id\":\"gold\",\"org_id\":\"acme\"}");
        }

        @Test
        void entryThatIsNoPolicyIsLeftOut() throws IOException {
            var file = write("all.json", "{\"gold\": {\"org_id\": \"acme\"}, \"silver\": 1}");

            assertThat(ids(in(file))).containsExactly("gold");
        }

        @Test
        void cannotBeWrittenInto() throws IOException {
            assertThat(in(write("all.json", "{}")).directory()).isEmpty();
        }

        @Test
        void mustBeAnObjectAtTheStart() throws IOException {
            var file = write("all.json", "[]");

            assertThatThrownBy(() -> in(file)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Nested
    class ReadingAnew {
        @Test
        void findsWhatIsNew() throws IOException {
            write("gold.json", GOLD);
            var policies = in(directory);
            write("silver.json", SILVER);

            policies.reload();

            assertThat(ids(policies)).containsExactly("gold", "silver");
        }

        @Test
        void forgetsWhatIsGone() throws IOException {
            var file = write("gold.json", GOLD);
            var policies = in(directory);
            Files.delete(file);

            policies.reload();

            assertThat(find(policies, "gold")).isNull();
        }

        @Test
        void keepsTheObjectOfATextThatStayed() throws IOException {
            write("gold.json", GOLD);
            var policies = in(directory);
            var before = find(policies, "gold");

            policies.reload();

            assertThat(find(policies, "gold")).isSameAs(before);
        }

        @Test
        void makesAnotherObjectOfATextThatChanged() throws IOException {
            write("gold.json", GOLD);
            var policies = in(directory);
            var before = find(policies, "gold");
            write("gold.json", GOLD.replace("}", ", \"rate\": 5}"));

            policies.reload();

            assertThat(find(policies, "gold")).isNotSameAs(before).isNotNull();
        }

        @Test
        void keepsAPolicyWhoseFileIsBroken() throws IOException {
            write("gold.json", GOLD);
            write("silver.json", SILVER);
            var policies = in(directory);
            write("gold.json", "{\"id\": ");
            Files.delete(directory.resolve("silver.json"));

            policies.reload();

            assertThat(ids(policies)).containsExactly("gold");
        }

        @Test
        void keepsAllIfTheOneFileIsBroken() throws IOException {
            var file = write("all.json", "{\"gold\": {\"org_id\": \"acme\"}}");
            var policies = in(file);
            Files.writeString(file, "{");

            assertThatThrownBy(policies::reload).isInstanceOf(IllegalStateException.class);

            assertThat(ids(policies)).containsExactly("gold");
        }
    }

    @Nested
    class Looking {
        private void touch(Path file, long second) throws IOException {
            Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(second)));
        }

        @Test
        void readsAFileThatChanged() throws IOException {
            var file = write("gold.json", GOLD);
            touch(file, 1000);
            var policies = in(directory);
            var before = find(policies, "gold");
            write("gold.json", GOLD.replace("}", ", \"rate\": 5}"));

            policies.reloadIfChanged();

            assertThat(find(policies, "gold")).isNotSameAs(before);
        }

        @Test
        void seesAChangeThatKeepsTheLength() throws IOException {
            var file = write("gold.json", GOLD);
            touch(file, 1000);
            var policies = in(directory);
            write("gold.json", GOLD.replace("acme", "emca"));
            touch(file, 2000);

            policies.reloadIfChanged();

            assertThat(find(policies, "gold")).isNull();
        }

        @Test
        void readsNothingThatDidNotChange() throws IOException {
            var file = write("gold.json", GOLD);
            touch(file, 1000);
            var policies = in(directory);
            write("gold.json", GOLD.replace("acme", "emca"));
            touch(file, 1000);

            policies.reloadIfChanged();

            assertThat(find(policies, "gold")).isNotNull();
        }

        @Test
        void keepsAllWhileTheFileIsAway() throws IOException {
            var file = write("all.json", "{\"gold\": {\"org_id\": \"acme\"}}");
            var policies = in(file);
            Files.delete(file);

            policies.reloadIfChanged();
            policies.reloadIfChanged();

            assertThat(ids(policies)).containsExactly("gold");
        }

        @Test
        void readsAFileThatIsBack() throws IOException {
            var file = write("all.json", "{\"gold\": {\"org_id\": \"acme\"}}");
            var policies = in(file);
            Files.delete(file);
            policies.reloadIfChanged();
            Files.writeString(file, "{\"silver\": {\"org_id\": \"acme\"}}");

            policies.reloadIfChanged();

            assertThat(ids(policies)).containsExactly("silver");
        }

        @Test
        @Timeout(60)
        void goesOnByItself() throws IOException, InterruptedException {
            write("gold.json", GOLD);
            var policies = in(directory);
            try (var watch = PolicyWatch.of(policies, Duration.ofMillis(10))) {
                write("silver.json", SILVER);

                while (find(policies, "silver") == null) {
                    Thread.onSpinWait();
                }

                assertThat(watch).isNotNull();
                assertThat(ids(policies)).containsExactly("gold", "silver");
            }
        }
    }
}
