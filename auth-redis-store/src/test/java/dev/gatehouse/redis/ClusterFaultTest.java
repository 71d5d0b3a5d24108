// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.redis.server.ClusterOfThree;
import dev.gatehouse.redis.server.Patience;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.store.StoreUnavailableException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Slots that move, and masters that go. */
final class ClusterFaultTest {
    private static final int SESSIONS = 8;

    private static ClusterOfThree servers;

    private RedisStores redis;

    @BeforeAll
    static void start() {
        servers = ClusterOfThree.start();
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @BeforeEach
    void connect() {
        servers.clear();
        redis = RedisStores.at(servers.uri());
    }

    @AfterEach
    void close() {
        redis.close();
    }

    private SessionStore sessions() {
        return redis.stores().sessions();
    }

    private static SessionId id(int i) {
        return new SessionId("moving-" + i);
    }

    private int slotOf(SessionId id) {
        return ((Long) servers.masters()
                        .get(0)
                        .call("CLUSTER", "KEYSLOT", Layout.own().sessions().key(id)))
                .intValue();
    }

    private void moveAway(SessionId id) {
        servers.move(slotOf(id));
    }

    @Test
    void sessionsAreFoundWhileTheirSlotsMove() throws Exception {
        IntStream.range(0, SESSIONS).forEach(i -> sessions().put(id(i), TestSessions.ANY, null));
        var missed = new AtomicBoolean();
        var moving = new AtomicBoolean(true);
        var reader = new Thread(() -> {
            while (moving.get()) {
                IntStream.range(0, SESSIONS).filter(i -> isMissed(id(i))).forEach(i -> missed.set(true));
            }
        });
        reader.start();

        IntStream.range(0, SESSIONS).forEach(i -> moveAway(id(i)));
        moving.set(false);
        reader.join();

        assertThat(missed).isFalse();
    }

    /** Not to know is allowed, to find nothing is not. */
    private boolean isMissed(SessionId id) {
        try {
            return sessions().find(id).isEmpty();
        } catch (StoreUnavailableException unknown) {
            return false;
        }
    }

    @Test
    void sessionsAreThereAfterTheirSlotsMoved() {
        IntStream.range(0, SESSIONS).forEach(i -> sessions().put(id(i), TestSessions.ANY, null));

        IntStream.range(0, SESSIONS).forEach(i -> moveAway(id(i)));

        assertThat(IntStream.range(0, SESSIONS))
                .allMatch(i -> sessions().find(id(i)).isPresent());
    }

    @Test
    void loadGoesOnWhileSlotsMove() {
        try (var load = Load.on(sessions())) {
            IntStream.range(0, SESSIONS).forEach(i -> moveAway(id(i)));
            int before = load.done();
            Patience.until("answers", () -> load.done() > before + 100);
            load.stop();

            assertThat(load.wrong()).isEmpty();
            assertThat(load.kept()).allMatch(id -> sessions().find(id).isPresent());
        }
    }

    @Test
    void aSlotThatIsBeingMovedTakesNewSessions() {
        var id = id(0);
        int slot = slotOf(id);
        int holder = servers.holderOf(slot);
        var source = servers.server(holder).admin();
        var target = servers.server(servers.nextTo(holder)).admin();
        target.call("CLUSTER", "SETSLOT", slot, "IMPORTING", source.text("CLUSTER", "MYID"));
        source.call("CLUSTER", "SETSLOT", slot, "MIGRATING", target.text("CLUSTER", "MYID"));

        sessions().put(id, TestSessions.ANY, null);

        assertThat(sessions().find(id)).isPresent();
        assertThat(target.call("DBSIZE")).isEqualTo(1L);
        servers.move(slot);
    }

    @Test
    void aClusterThatLostAMasterRefusesUntilItIsWholeAgain() {
        try (var fragile = ClusterOfThree.start(500);
                var stores = RedisStores.at(fragile.uri())) {
            var store = stores.stores().sessions();
            IntStream.range(0, SESSIONS).forEach(i -> store.put(id(i), TestSessions.ANY, null));
            fragile.server(0).kill();
            Patience.until("a cluster that noticed", () -> isFailed(fragile));
            assertThatThrownBy(() -> store.find(id(0))).isInstanceOf(StoreUnavailableException.class);

            fragile.server(0).restart();

            Patience.until(
                    "recovery",
                    () -> IntStream.range(0, SESSIONS)
                                    .filter(i -> store.find(id(i)).isPresent())
                                    .count()
                            > 0);
        }
    }

    private static boolean isFailed(ClusterOfThree cluster) {
        return cluster.server(1).admin().clusterInfo("cluster_state").equals("fail");
    }
}
