// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gatehouse.core.session.StoredLifetime;
import dev.gatehouse.core.tyk.TykKeySettings;
import dev.gatehouse.core.tyk.TykKeys;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.testkit.MutableInstantSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyFileTest {
    private static final TykKeySettings HASHED = TykKeySettings.hashed("sha256");
    private static final String GOOD = "{\"org_id\": \"default\", \"expires\": -1}";

    @TempDir
    private Path directory;

    private final MutableInstantSource clock = new MutableInstantSource();
    private final SessionStore store =
            InMemoryStores.builder().clock(clock).build().sessions();

    private KeyFile read(String text) throws IOException {
        return KeyFile.read(Files.writeString(directory.resolve("keys.json"), text), HASHED);
    }

    private String refusal(String text) {
        return catchThrowableOfType(IllegalArgumentException.class, () -> read(text))
                .getMessage();
    }

    @Nested
    class AFileOfGoodEntries {
        @Test
        void isImportedUnderTheNamesOfItsKeys() throws IOException {
            read("{\"54321111\": " + GOOD + "}").importInto(store, session -> StoredLifetime.UNSTATED);

            assertThat(store.find(TykKeys.of(HASHED).storedAs(Secret.of("54321111"))))
                    .isPresent();
        }

        @Test
        void isImportedForAsLongAsItIsToBeKept() throws IOException {
            read("{\"54321111\": " + GOOD + "}").importInto(store, session -> StoredLifetime.of(Duration.ofSeconds(5)));

            clock.advance(Duration.ofSeconds(5));

            assertThat(store.scan("", 10).ids()).isEmpty();
        }

        @Test
        void tellsHowManyThereAre() throws IOException {
            assertThat(read("{\"54321111\": " + GOOD + ", \"54321112\": " + GOOD + "}")
                            .size())
                    .isEqualTo(2);
        }

        @Test
        void mayBeEmpty() throws IOException {
            assertThat(read("{}").size()).isZero();
        }

        @Test
        void mayHoldHashedPasswords() throws IOException {
            var user = "{\"basic_auth_data\": {\"password\": \"$2a$x\", \"hash_type\": \"bcrypt\"}}";

            assertThat(read("{\"user-1\": " + user + "}").size()).isEqualTo(1);
        }
    }

    @Nested
    class AFileWithABadEntry {
        @Test
        void isRefusedWithTheCountOfTheEntryAndThePathOfTheMember() {
            assertThat(refusal("{\"54321111\": " + GOOD + ", \"54321112\": {\"expires\": \"soon\"}}"))
                    .contains("entry 2", "expires");
        }

        @ParameterizedTest
        @ValueSource(strings = {"null", "7", "[]", "\"text\""})
        void isRefusedIfTheEntryIsNoObject(String entry) {
            assertThat(refusal("{\"54321111\": " + entry + "}")).contains("entry 1");
        }

        @Test
        void neverNamesAKey() {
            assertThat(refusal("{\"key-that-is-secret\": {\"expires\": \"soon\"}}"))
                    .doesNotContain("key-that-is-secret");
        }

        @Test
        void isRefusedForAKeyThatIsTooShort() {
            assertThat(refusal("{\"ab\": " + GOOD + "}")).contains("entry 1").contains("no request could present");
        }

        @Test
        void isRefusedForAPasswordInClear() {
            assertThat(refusal("{\"user-1\": {\"basic_auth_data\": {\"password\": \"open-sesame\"}}}"))
                    .contains("in clear")
                    .doesNotContain("open-sesame");
        }
    }

    @Nested
    class AStoreThatCannotTakeAll {
        private final SessionStore small =
                InMemoryStores.builder().maxSessions(1).build().sessions();

        @Test
        void isToldWithHowFarItWent() throws IOException {
            var keys = read("{\"54321111\": " + GOOD + ", \"54321112\": " + GOOD + "}");

            assertThatThrownBy(() -> keys.importInto(small, session -> StoredLifetime.UNSTATED))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("beyond entry 1 of 2")
                    .hasMessageNotContaining("54321112");
        }
    }

    @Nested
    class AFileThatIsBroken {
        @Test
        void isRefusedIfAKeyStandsTwice() {
            assertThat(refusal("{\"54321111\": " + GOOD + ", \"54321111\": " + GOOD + "}"))
                    .contains("not JSON at");
        }

        @Test
        void isRefusedIfItIsNoObject() {
            assertThat(refusal("[]")).contains("must be an object");
        }

        @Test
        void isRefusedIfItDoesNotExist() {
            var failure = catchThrowableOfType(
                    IllegalArgumentException.class, () -> KeyFile.read(directory.resolve("absent"), HASHED));

            assertThat(failure).hasMessageContaining("cannot be read");
        }
    }

    @Test
    void isNoNameForAnEntry() throws IOException {
        var plain = new TykKeySettings(false, "", List.of(), 0, true, false);
        var file = Files.writeString(directory.resolve("keys.json"), "{\"orgkey.default\": " + GOOD + "}");

        assertThatThrownBy(() -> KeyFile.read(file, plain))
                .hasMessageContaining("entry 1: its name is that of an organization's session");
    }
}
