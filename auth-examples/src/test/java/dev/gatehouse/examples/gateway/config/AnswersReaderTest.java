// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import static dev.gatehouse.examples.gateway.config.ConfigurationFixture.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.Denials;
import dev.gatehouse.explanation.Refusal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AnswersReaderTest {
    @TempDir
    private Path directory;

    @Test
    void messagesAreReplaced() {
        var denials = in(directory)
                .with("\"override_messages\": {\"auth.auth_field_missing\": {\"code\": 499,"
                        + " \"message\": \"mine\"}}")
                .read()
                .settings()
                .answers()
                .denials();

        var denial = denials.of(new Refusal(Denials.CREDENTIAL_MISSING, ""));
        assertThat(denial.status() + denial.message()).isEqualTo("499mine");
    }

    @Test
    void aMessageThatNobodyGivesIsNamed() {
        assertThat(in(directory)
                        .with("\"override_messages\": {\"auth.nothing\": {\"code\": 499}}")
                        .read()
                        .notices())
                .hasSize(1)
                .first()
                .asString()
                .contains("auth.nothing");
    }

    @Test
    void aMessageOfTheWrongTypeStopsTheStart() {
        assertThat(in(directory)
                        .with("\"override_messages\": {\"auth.key_not_found\": {\"code\": \"x\"}}")
                        .problems())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("$.override_messages: ");
    }

    @Test
    void errorsAreRewritten() {
        var rules = in(directory)
                .with("\"error_overrides\": {\"401\": [{\"response\": {\"message\": \"mine\"}}]}")
                .read()
                .settings()
                .answers()
                .rules();

        assertThat(rules.isEmpty()).isFalse();
    }

    @Test
    void theGeneratorMayBeHidden() {
        assertThat(in(directory)
                        .with("\"hide_generator_header\": true")
                        .read()
                        .settings()
                        .answers()
                        .hideGenerator())
                .isTrue();
    }

    @Test
    void connectionsMayBeClosed() {
        assertThat(in(directory)
                        .with("\"close_connections\": true")
                        .read()
                        .settings()
                        .answers()
                        .closeConnections())
                .isTrue();
    }
}
