// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.redis.server.Certificates;
import dev.gatehouse.redis.server.ClusterOfThree;
import dev.gatehouse.redis.server.Deployment;
import dev.gatehouse.redis.server.Ports;
import dev.gatehouse.redis.server.RedisServer;
import dev.gatehouse.redis.server.SentinelSet;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gateways on more than one Redis server. */
final class RedisDeploymentsTest {
    private static final String KEY = "key-of-this-test";

    @TempDir
    private Path directory;

    @AutoClose
    private final OkUpstream upstream = OkUpstream.start();

    @BeforeEach
    void writeADefinition() {
        upstream.defineIn(directory, "");
    }

    @Test
    void aKeyThatIsStoredBehindSentinelOpens() {
        try (var servers = SentinelSet.start()) {
            assertThat(servedWithAStoredKey(servers)).isEqualTo(200);
        }
    }

    @Test
    void aKeyThatIsStoredInAClusterOpens() {
        try (var servers = ClusterOfThree.start()) {
            assertThat(servedWithAStoredKey(servers)).isEqualTo(200);
        }
    }

    @Test
    void aKeyThatIsStoredOverAnEncryptedConnectionOpens() {
        var certificates = Certificates.of(directory, "ip:127.0.0.1");
        int port = Ports.free();
        var trusting = "\"storage\": {\"type\": \"redis\", \"host\": \"127.0.0.1\", \"use_ssl\": true, \"ca_file\": \""
                + directory.resolve("redis.crt") + "\"},";
        try (var server = RedisServer.start(certificates.options(port));
                var gateway = ServedGateway.start(directory, trusting, "rediss://127.0.0.1:" + port)) {
            assertThat(gateway.client(gateway.add(KEY)).statusCode()).isEqualTo(200);
            assertThat(server.admin().call("DBSIZE")).isEqualTo(1L);
        }
    }

    /** One gateway stores it and ends, so that only the servers can have told the other one. */
    private int servedWithAStoredKey(Deployment servers) {
        try (var first = ServedGateway.start(directory, "", servers.uri().toString())) {
            first.add(KEY);
        }
        assertThat(servers.masters())
                .extracting(master -> master.call("DBSIZE"))
                .containsOnlyOnce(1L);
        try (var second = ServedGateway.start(directory, "", servers.uri().toString())) {
            return second.client(KEY).statusCode();
        }
    }
}
