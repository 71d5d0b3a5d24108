// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What servers for tests leave behind. */
final class RedisServerTest {
    private static Path directoryOf(RedisServer server) {
        var answer = server.admin().list("CONFIG", "GET", "dir");
        return Path.of(new String((byte[]) answer.get(1), java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void aServerThatIsClosedLeavesNoDirectory() {
        var server = RedisServer.start();
        var directory = directoryOf(server);

        server.close();

        assertThat(directory).doesNotExist();
    }

    @Test
    void aServerThatWasKilledLeavesNoDirectoryOnceItIsClosed() {
        var server = RedisServer.start();
        var directory = directoryOf(server);

        server.kill();
        var whileKilled = Files.exists(directory);
        server.close();

        assertThat(whileKilled).isTrue();
        assertThat(directory).doesNotExist();
    }
}
