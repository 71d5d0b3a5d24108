// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.core.session.StandardKeyService;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.redis.server.Deployment;
import dev.gatehouse.redis.server.Deployments;
import dev.gatehouse.redis.server.Patience;
import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.KeyService.Created;
import dev.gatehouse.session.KeyService.KeyRef;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.store.SessionStore.Replacement;
import dev.gatehouse.testkit.Callers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cache may still show after a change, and what not. */
final class CacheTest {
    private static final SessionId A = new SessionId("a");
    private static final SessionId B = new SessionId("b");
    private static final Session OLD = Session.of("acme", Entitlements.masterKey());
    private static final Session NEW = OLD.with(Attributes.alias("new"));
    private static final Duration STALENESS = Duration.ofMinutes(10);

    private final AtomicLong time = new AtomicLong();
    private RedisStores mine;
    private RedisStores others;

    @BeforeEach
    void start() {
        start(Deployments.STANDALONE, Layout.own());
    }

    private void start(Deployments kind, Layout layout) {
        stop();
        kind.get().clear();
        mine = stores(kind.get(), layout);
        others = RedisStores.builder(kind.get().uri())
                .layout(layout)
                .deadline(Duration.ofSeconds(10))
                .build();
    }

    private RedisStores stores(Deployment deployment, Layout layout) {
        return RedisStores.builder(deployment.uri())
                .layout(layout)
                .deadline(Duration.ofSeconds(10))
                .cacheSessions(100, STALENESS)
                .ticker(() -> System.nanoTime() + time.get())
                .build();
    }

    @AfterEach
    void stop() {
        if (mine != null) {
            mine.close();
            others.close();
        }
    }

    private SessionStore sessions() {
        return mine.stores().sessions();
    }

    /** Written past all notices, so that only a cache can still show what was there before. */
    private void changeBehindItsBack(Deployment deployment, SessionId id) {
        deployment
                .masters()
                .forEach(master -> master.call("DEL", Layout.own().sessions().key(id)));
    }

    private void awaitThatItKeeps(SessionId id) {
        Patience.until("a cache that keeps", () -> {
            others.stores().sessions().put(id, OLD, null);
            sessions().find(id);
            changeBehindItsBack(Deployments.STANDALONE.get(), id);
            return sessions().find(id).isPresent();
        });
    }

    @Test
    void showsWhatItKnowsWithoutAsking() {
        awaitThatItKeeps(A);

        assertThat(sessions().find(A)).contains(OLD);
    }

    @Test
    void asksWhenTheTimeIsOver() {
        awaitThatItKeeps(A);

        time.addAndGet(STALENESS.toNanos());

        assertThat(sessions().find(A)).isEmpty();
    }

    @Test
    void showsNothingLongerThanTheRecordLives() {
        awaitThatItKeeps(B);
        others.stores().sessions().put(A, OLD, Duration.ofMinutes(1));
        sessions().find(A);
        changeBehindItsBack(Deployments.STANDALONE.get(), A);

        time.addAndGet(Duration.ofMinutes(1).toNanos());

        assertThat(sessions().find(A)).isEmpty();
    }

    @Test
    void doesNotRememberThatThereIsNothing() {
        sessions().find(A);
        sessions().find(A);

        others.stores().sessions().put(A, OLD, null);

        assertThat(sessions().find(A)).contains(OLD);
    }

    @Test
    void at68RevocationIsSeenAtOnceWhereItWasDone() {
        awaitThatItKeeps(A);

        sessions().put(A, OLD, null);
        sessions().find(A);
        sessions().delete(A);

        assertThat(sessions().find(A)).isEmpty();
    }

    @Test
    void at68AChangeIsSeenAtOnceWhereItWasDone() {
        sessions().put(A, OLD, null);
        sessions().find(A);

        replace(sessions(), NEW);

        assertThat(sessions().find(A)).contains(NEW);
    }

    @Test
    void at68AnotherSpellingOfARevokedKeyIsRefusedToo() {
        sessions().put(B, OLD, null);
        sessions().findFirst(List.of(A, B));
        sessions().findFirst(List.of(B));

        sessions().delete(B);

        assertThat(sessions().findFirst(List.of(A, B))).isEmpty();
    }

    @Test
    void aCandidateThatComesBeforeTheKnownOneIsSeen() {
        sessions().put(B, OLD, null);
        sessions().findFirst(List.of(A, B));

        sessions().put(A, NEW, null);

        assertThat(sessions().findFirst(List.of(A, B)).map(found -> found.id())).contains(A);
    }

    @Test
    void at68NoReaderBringsBackWhatWasRevokedMeanwhile() throws Exception {
        for (int round = 0; round < 200; round++) {
            sessions().put(A, OLD, null);

            Callers.inParallel(
                    3,
                    caller -> () -> caller == 0
                            ? Optional.of(sessions().delete(A))
                            : sessions().find(A));

            assertThat(sessions().find(A)).isEmpty();
        }
    }

    @Test
    void at68WhoChangesASessionReadsPastTheCache() {
        awaitThatItKeeps(A);

        assertThat(sessions().findCurrent(List.of(A))).isEmpty();
    }

    @Test
    void at68ANewKeyIsNotMadeOfWhatTheCacheStillShows() {
        var keys = StandardKeyService.builder(mine.stores()).allowMasterKeys().build();
        var old = (Created) keys.mint(OLD);
        Patience.until("a cache that keeps", () -> {
            others.stores().sessions().put(old.id(), OLD, null);
            sessions().find(old.id());
            overwriteBehindItsBack(old.id(), NEW);
            return sessions().find(old.id()).equals(Optional.of(OLD));
        });

        var rotated = (Created) keys.rotate(new KeyRef.ById(old.id()), Duration.ZERO);

        assertThat(sessions().find(rotated.id())).contains(NEW);
    }

    private static boolean replace(SessionStore store, Session session) {
        var read = store.findCurrent(List.of(A)).orElseThrow();
        return store.replaceIfUnchanged(read, session, null) == Replacement.WRITTEN;
    }

    private void overwriteBehindItsBack(SessionId id, Session session) {
        var layout = Layout.own().sessions();
        Deployments.STANDALONE.get().masters().get(0).call("SET", layout.key(id), layout.write(session));
    }

    @ParameterizedTest
    @EnumSource(Deployments.class)
    void changesOfOthersAreHeard(Deployments kind) {
        start(kind, Layout.own());

        assertThat(forgets(() -> others.stores().sessions().delete(A))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Deployments.class)
    void changesOfOthersAreHeardInTheLayoutOfTheOriginal(Deployments kind) {
        start(kind, Layout.tyk());

        assertThat(forgets(() -> replace(others.stores().sessions(), NEW))).isTrue();
    }

    /** Whether a session is no longer shown as it was; waits for that. */
    private boolean forgets(BooleanSupplier change) {
        others.stores().sessions().put(A, OLD, null);
        sessions().find(A);
        boolean changed = change.getAsBoolean();
        Patience.until("a change to be heard", () -> !sessions().find(A).equals(Optional.of(OLD)));
        return changed;
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void aCacheOfNothingIsRefused(long sessions) {
        var builder = RedisStores.builder(Deployments.STANDALONE.get().uri());

        assertThatThrownBy(() -> builder.cacheSessions(sessions, STALENESS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 1");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 601})
    void aStalenessOutOfBoundsIsRefused(long seconds) {
        var builder = RedisStores.builder(Deployments.STANDALONE.get().uri());

        assertThatThrownBy(() -> builder.cacheSessions(1, Duration.ofSeconds(seconds)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most PT10M");
    }
}
