// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.redis.server.Patience;
import dev.gatehouse.redis.server.RedisServer;
import dev.gatehouse.redis.server.SentinelSet;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SessionStore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A master that another one replaces. */
final class SentinelFaultTest {
    private SentinelSet servers;
    private RedisStores redis;

    @BeforeEach
    void start() {
        servers = SentinelSet.start();
        redis = RedisStores.at(servers.uri());
    }

    @AfterEach
    void stop() {
        redis.close();
        servers.close();
    }

    private SessionStore sessions() {
        return redis.stores().sessions();
    }

    /** What Redis promises to keep is what a replica has. */
    private static void awaitReplica(RedisServer master) {
        Patience.until(
                "a replica that has everything",
                () -> master.admin()
                        .info("replication", "slave0")
                        .endsWith(",offset=" + master.admin().info("replication", "master_repl_offset") + ",lag=0"));
    }

    private static void awaitLives(Load load) {
        int before = load.done();
        Patience.until("answers", () -> load.done() > before + 100);
    }

    @Test
    void nothingThatAReplicaHasIsLostWhenTheMasterIsKilled() {
        var old = servers.master();
        try (var load = Load.on(sessions())) {
            awaitLives(load);
            load.stop();
            awaitReplica(old);

            old.kill();

            Patience.until(
                    "another master", () -> sessions().find(load.kept().get(0)).isPresent());
            assertThat(load.wrong()).isEmpty();
            assertThat(load.kept()).allMatch(id -> sessions().find(id).isPresent());
            assertThat(load.deleted()).allMatch(id -> sessions().find(id).isEmpty());
        }
    }

    @Test
    void whatIsThereIsNotAbsentWhileTheMasterIsAway() {
        var id = new SessionId("a");
        var old = servers.master();
        sessions().put(id, TestSessions.ANY, null);
        awaitReplica(old);
        old.kill();
        var absent = new AtomicBoolean();

        Patience.until("another master", () -> {
            absent.compareAndSet(false, sessions().find(id).isEmpty());
            return servers.master().port() != old.port();
        });

        assertThat(absent).isFalse();
    }

    @Test
    void loadGoesOnWithAnotherMaster() {
        var old = servers.master();
        servers.sentinels().get(0).kill();
        try (var load = Load.on(sessions())) {
            awaitLives(load);

            old.kill();

            Patience.until("failures", () -> load.unavailable() > 10);
            awaitLives(load);
            load.stop();
        }

        assertThat(sessions().putIfAbsent(new SessionId("new"), TestSessions.ANY, null))
                .isTrue();
    }

    @Test
    void anOldMasterThatWakesUpIsNotAskedAnyMore() {
        var old = servers.master();
        var id = new SessionId("a");
        sessions().put(id, TestSessions.ANY, null);
        awaitReplica(old);
        old.freeze();
        Patience.until(
                "another master",
                () -> servers.master().port() != old.port() && sessions().delete(id));

        old.thaw();

        Patience.until(
                "a replica", () -> old.admin().info("replication", "role").equals("slave"));
        assertThat(sessions().find(id)).isEmpty();
    }
}
