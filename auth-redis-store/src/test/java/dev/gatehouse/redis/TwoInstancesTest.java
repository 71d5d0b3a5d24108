// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.redis.server.Deployments;
import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SingleUse;
import dev.gatehouse.store.Stores;
import dev.gatehouse.testkit.Callers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two processes, as far as Redis can see, and many threads of each. */
final class TwoInstancesTest {
    private static final int CALLERS = 8;
    private static final int ROUNDS = 50;
    private static final Session OTHER = TestSessions.ANY.with(Attributes.alias("other"));

    private List<RedisStores> both;

    private void start(Deployments kind) {
        kind.get().clear();
        both = List.of(connect(kind), connect(kind));
    }

    private static RedisStores connect(Deployments kind) {
        return RedisStores.builder(kind.get().uri())
                .deadline(Duration.ofSeconds(10))
                .build();
    }

    private Stores of(int caller) {
        return both.get(caller % both.size()).stores();
    }

    @AfterEach
    void stop() {
        both.forEach(RedisStores::close);
    }

    @ParameterizedTest
    @EnumSource(Deployments.class)
    void exactlyOneOfThemWritesWhatIsAbsent(Deployments kind) throws Exception {
        start(kind);
        for (int round = 0; round < ROUNDS; round++) {
            var id = new SessionId("round-" + round);

            var written = Callers.inParallel(
                    CALLERS, caller -> () -> of(caller).sessions().putIfAbsent(id, TestSessions.ANY, null));

            assertThat(written).containsOnlyOnce(true);
        }
    }

    @ParameterizedTest
    @EnumSource(Deployments.class)
    void exactlyOneOfThemIsFirst(Deployments kind) throws Exception {
        start(kind);
        for (int round = 0; round < ROUNDS; round++) {
            var use = SingleUse.of("round", String.valueOf(round));

            var first = Callers.inParallel(
                    CALLERS, caller -> () -> of(caller).replays().firstUse(use, Duration.ofMinutes(1)));

            assertThat(first).containsOnlyOnce(true);
        }
    }

    @ParameterizedTest
    @EnumSource(Deployments.class)
    void noneOfThemBringsBackWhatTheOtherDeleted(Deployments kind) throws Exception {
        start(kind);
        var id = new SessionId("a");
        for (int round = 0; round < ROUNDS; round++) {
            of(0).sessions().put(id, TestSessions.ANY, null);

            Callers.inParallel(
                    CALLERS,
                    caller -> () -> caller == 0
                            ? of(caller).sessions().delete(id)
                            : of(caller)
                                    .sessions()
                                    .findCurrent(List.of(id))
                                    .map(read -> of(caller).sessions().replaceIfUnchanged(read, OTHER, null)));

            assertThat(of(1).sessions().find(id)).isEmpty();
        }
    }
}
