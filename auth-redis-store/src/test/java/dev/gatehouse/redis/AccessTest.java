// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.gatehouse.redis.server.Patience;
import dev.gatehouse.redis.server.RedisServer;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SessionStore.Replacement;
import dev.gatehouse.store.SingleUse;
import dev.gatehouse.store.StoreUnavailableException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Users that may do little, and what is said when they try more. */
final class AccessTest {
    private static final SessionId ID = new SessionId("k3y-that-nobody-may-see");
    private static final SessionId A = new SessionId("a");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** What the documentation of {@link RedisStores} lists, without what only Sentinel and clusters need. */
    private static final List<String> RIGHTS = List.of(
            "+eval",
            "+evalsha",
            "+type",
            "+strlen",
            "+get",
            "+getrange",
            "+pttl",
            "+set",
            "+del",
            "+publish",
            "+scan",
            "+time",
            "+pexpire",
            "+lindex",
            "+llen",
            "+lrange",
            "+lrem",
            "+lset",
            "+ltrim",
            "+rpush",
            "+subscribe",
            "+ping");

    private static RedisServer server;

    @BeforeAll
    static void start() {
        server = RedisServer.start();
        user("kim", "p@ss w0rd", "~gatehouse:*", "resetchannels", "&gatehouse:changes", String.join(" ", RIGHTS));
        user("blind", "secret", "~other:*", "&*", "+@all");
        user("mute", "secret", "~gatehouse:*", String.join(" ", RIGHTS), "resetchannels");
    }

    private static void user(String name, String password, String... rules) {
        var words = new java.util.ArrayList<Object>(List.of("ACL", "SETUSER", name, "on", ">" + password));
        words.addAll(List.of(String.join(" ", rules).split(" ")));
        server.admin().call(words.toArray());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static RedisStores.Builder as(String login) {
        return RedisStores.builder(URI.create("redis://" + login + "@" + server.address()))
                .deadline(Duration.ofSeconds(10));
    }

    @Nested
    class UserWithTheRightsThatAreListed {
        @BeforeEach
        void clear() {
            server.admin().call("FLUSHALL");
            server.admin().call("SCRIPT", "FLUSH");
        }

        @Test
        void mayDoAllThatStoresDo() {
            try (var redis = as("kim:p%40ss%20w0rd").build()) {
                var sessions = redis.stores().sessions();

                assertThat(sessions.putIfAbsent(A, TestSessions.ANY, MINUTE)).isTrue();
                assertThat(sessions.findCurrent(List.of(A))
                                .map(read -> sessions.replaceIfUnchanged(read, TestSessions.ANY, null)))
                        .contains(Replacement.WRITTEN);
                assertThat(sessions.find(A)).isPresent();
                assertThat(sessions.scan("", 10).ids()).containsExactly(A);
                assertThat(sessions.delete(A)).isTrue();
                assertThat(redis.stores().replays().firstUse(SingleUse.of("nonce", "1"), MINUTE))
                        .isTrue();
            }
        }

        @Test
        void mayCountInEveryWay() {
            try (var redis = as("kim:p%40ss%20w0rd").build()) {
                var limits = redis.stores().limits();

                assertThat(OwnCountersTest.limits().map(limit -> {
                            limits.reset(List.of(TestLimits.one(TestLimits.RATE, limit)));
                            return TestLimits.granted(limits, TestLimits.one(TestLimits.RATE, limit));
                        }))
                        .containsOnly(true);
            }
        }

        @Test
        void mayListen() {
            try (var redis = as("kim:p%40ss%20w0rd")
                            .cacheSessions(10, Duration.ofMinutes(10))
                            .build();
                    var other = as("kim:p%40ss%20w0rd").build()) {
                other.stores().sessions().put(A, TestSessions.ANY, null);
                redis.stores().sessions().find(A);
                other.stores().sessions().delete(A);

                Patience.until(
                        "a change to be heard",
                        () -> redis.stores().sessions().find(A).isEmpty());
            }
        }
    }

    @Test
    void aWrongPasswordIsRefusedAndNotShown() {
        try (var redis = as("kim:t0psecret").build()) {
            assertThat(everythingSaidBy(() -> redis.stores().sessions().find(ID)))
                    .contains("refused the connection")
                    .doesNotContain("t0psecret", "kim", ID.value());
        }
    }

    @Test
    void aUserWhoMayNotTouchTheKeyIsRefusedAndTheKeyIsNotShown() {
        try (var redis = as("blind:secret").build()) {
            assertThat(everythingSaidBy(() -> redis.stores().sessions().put(ID, TestSessions.ANY, null)))
                    .contains("Redis answered NOPERM")
                    .doesNotContain(ID.value());
        }
    }

    @Test
    void aUserWhoMayNotTellOfAChangeMakesNone() {
        try (var redis = as("mute:secret").build()) {
            assertThatThrownBy(() -> redis.stores().sessions().put(ID, TestSessions.ANY, null))
                    .isInstanceOf(StoreUnavailableException.class);
        }

        assertThat(server.admin().call("EXISTS", Layout.own().sessions().key(ID)))
                .isEqualTo(0L);
    }

    @Test
    void noPasswordIsShownWhenNobodyListens() {
        try (var redis = RedisStores.at(URI.create("redis://kim:t0psecret@127.0.0.1:1"))) {
            assertThat(everythingSaidBy(() -> redis.stores().sessions().find(ID)))
                    .contains("127.0.0.1:1")
                    .doesNotContain("t0psecret", ID.value());
        }
    }

    @Test
    void noPasswordIsShownByPrinting() {
        try (var redis = as("kim:t0psecret").build()) {
            assertThat(redis + " " + redis.stores()).doesNotContain("t0psecret");
        }
    }

    @Test
    void aServerIsNeededOnlyWhenItIsUsed() {
        assertThatCode(() -> RedisStores.at(URI.create("redis://127.0.0.1:1")).close())
                .doesNotThrowAnyException();
    }

    /** The message, all causes and what a log would print. */
    private static String everythingSaidBy(Runnable action) {
        var failure = catchThrowable(action::run);
        assertThat(failure).isInstanceOf(StoreUnavailableException.class);
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
