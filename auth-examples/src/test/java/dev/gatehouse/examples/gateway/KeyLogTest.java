// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.redis.server.RedisServer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the log tells of keys that operators touch. */
final class KeyLogTest {
    private static final String KEY = "key-of-this-test";

    @TempDir
    private Path directory;

    @AutoClose
    private final RedisServer redis = RedisServer.start();

    @AutoClose
    private final OkUpstream upstream = OkUpstream.start();

    @BeforeEach
    void writeADefinition() {
        upstream.defineIn(directory, "");
    }

    private List<String> loggedBy(Consumer<ServedGateway> operator) {
        try (var gateway = ServedGateway.start(directory, "", "redis://" + redis.address());
                var log = new CapturedLog()) {
            operator.accept(gateway);
            return log.lines().stream()
                    .filter(line -> line.contains("EventLog"))
                    .toList();
        }
    }

    @Test
    void aKeyThatIsCreatedIsTold() {
        assertThat(loggedBy(ServedGateway::create))
                .singleElement()
                .asString()
                .containsPattern("key \\*\\*\\*\\*[0-9a-f]{4} of organization default was created");
    }

    @Test
    void aKeyThatIsWrittenIsTold() {
        assertThat(loggedBy(gateway -> gateway.add(KEY)))
                .singleElement()
                .asString()
                .containsPattern("key \\*\\*\\*\\*[0-9a-f]{4} of organization default was written");
    }

    @Test
    void aKeyThatIsDeletedIsTold() {
        assertThat(loggedBy(gateway -> gateway.delete(gateway.add(KEY))))
                .hasSize(2)
                .last()
                .asString()
                .contains("was deleted");
    }

    @Test
    void aKeyThatIsNotThereIsNotTold() {
        assertThat(loggedBy(gateway -> gateway.delete("another-key"))).isEmpty();
    }

    @Test
    void theKeyItselfIsNotTold() {
        var whole = new String[1];

        var lines = loggedBy(gateway -> whole[0] = gateway.add(KEY));

        assertThat(lines).isNotEmpty().noneMatch(line -> line.contains(KEY) || line.contains(whole[0]));
    }
}
