// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.redis.server.Admin;
import dev.gatehouse.redis.server.Deployments;
import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.store.SessionStore.CurrentSession;
import dev.gatehouse.store.UnreadableRecordException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that somebody else wrote, cut off or forged. */
final class BadRecordTest {
    private static final SessionId ID = new SessionId("secret-key-that-ends-in-1234");
    private static final Session LARGE =
            TestSessions.ANY.with(new Attributes("", List.of(), Map.of("text", "x".repeat(10 * 1024 * 1024))));
    private static final CurrentSession READ = new CurrentSession(ID, TestSessions.ANY, "0".repeat(40));
    private static final String FUTURE = "{\"v\":7,\"org\":\"acme\",\"kind\":\"TOKEN\",\"unrestricted\":true}";

    private final Admin admin = Deployments.STANDALONE.get().masters().get(0);
    private final SessionLayout own = Layout.own().sessions();
    private final SessionLayout tyk = Layout.tyk().sessions();

    @BeforeEach
    void empty() {
        Deployments.STANDALONE.get().clear();
    }

    private static SessionStore store(SessionLayout layout) {
        return new RedisSessionStore(Connected.to(Deployments.STANDALONE), layout);
    }

    private void set(SessionLayout layout, String value) {
        admin.call("SET", layout.key(ID), value);
    }

    private String stored(SessionLayout layout) {
        return admin.text("GET", layout.key(ID));
    }

    @Nested
    class ListUnderTheName {
        @BeforeEach
        void push() {
            admin.call("RPUSH", own.key(ID), "one");
            admin.call("RPUSH", tyk.key(ID), "one");
        }

        @Test
        void itIsNoSession() {
            assertThatThrownBy(() -> store(own).find(ID))
                    .isInstanceOf(UnreadableRecordException.class)
                    .hasMessageContaining("it is a list");
        }

        @Test
        void itIsNoSessionOfTheOriginalEither() {
            assertThatThrownBy(() -> store(tyk).find(ID))
                    .isInstanceOf(UnreadableRecordException.class)
                    .hasMessageContaining("it is a list");
        }

        @Test
        void itIsNotPassedOverForAnotherCandidate() {
            store(own).put(new SessionId("b"), TestSessions.ANY, null);

            assertThatThrownBy(() -> store(own).findFirst(List.of(ID, new SessionId("b"))))
                    .isInstanceOf(UnreadableRecordException.class);
        }

        @Test
        void itIsNotOverwritten() {
            assertThatThrownBy(() -> store(own).put(ID, TestSessions.ANY, null))
                    .isInstanceOf(UnreadableRecordException.class)
                    .hasMessageContaining("left as it is");
            assertThat(admin.list("LRANGE", own.key(ID), 0, -1)).hasSize(1);
        }

        @Test
        void itIsNotOverwrittenInTheLayoutOfTheOriginal() {
            assertThatThrownBy(() -> store(tyk).replaceIfUnchanged(READ, TestSessions.ANY, null))
                    .isInstanceOf(UnreadableRecordException.class);
            assertThat(admin.list("LRANGE", tyk.key(ID), 0, -1)).hasSize(1);
        }

        @Test
        void itIsNotAbsent() {
            assertThat(store(own).putIfAbsent(ID, TestSessions.ANY, null)).isFalse();
        }

        @Test
        void itIsNotDeleted() {
            assertThatThrownBy(() -> store(own).delete(ID)).isInstanceOf(UnreadableRecordException.class);
            assertThat(admin.list("LRANGE", own.key(ID), 0, -1)).hasSize(1);
        }

        @Test
        void itIsNotListed() {
            assertThat(store(own).scan("", 100).ids()).isEmpty();
        }

        @Test
        void theMessageDoesNotShowTheKey() {
            assertThatThrownBy(() -> store(tyk).find(ID))
                    .hasMessageContaining("****1234")
                    .message()
                    .doesNotContain("secret-key");
        }
    }

    @Nested
    class RecordOfALaterVersion {
        @BeforeEach
        void write() {
            set(own, FUTURE);
        }

        @Test
        void itIsNotRead() {
            assertThatThrownBy(() -> store(own).find(ID))
                    .isInstanceOf(UnreadableRecordException.class)
                    .hasMessageContaining("its version is 7, and this release reads up to 1");
        }

        @Test
        void itIsNotOverwritten() {
            assertThatThrownBy(() -> store(own).put(ID, TestSessions.ANY, null))
                    .isInstanceOf(UnreadableRecordException.class)
                    .hasMessageContaining("later version 7");
            assertThat(stored(own)).isEqualTo(FUTURE);
        }

        @Test
        void itIsNotReplaced() {
            assertThatThrownBy(() -> store(own).replaceIfUnchanged(READ, TestSessions.ANY, null))
                    .isInstanceOf(UnreadableRecordException.class);
            assertThat(stored(own)).isEqualTo(FUTURE);
        }

        @Test
        void itIsThere() {
            assertThat(store(own).putIfAbsent(ID, TestSessions.ANY, null)).isFalse();
        }

        @Test
        void itCanBeRevoked() {
            assertThat(store(own).delete(ID)).isTrue();
        }
    }

    @Nested
    class BrokenText {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "{",
                    "null",
                    "[]",
                    "{\"v\":1",
                    "{\"v\":1,\"org\":\"acme\"",
                    "{\"v\":0,\"kind\":\"TOKEN\"}",
                    "{\"v\":\"1\",\"kind\":\"TOKEN\"}",
                    "{\"kind\":\"TOKEN\",\"v\":1}",
                    "{\"v\":1,\"kind\":\"WIZARD\"}",
                    "{\"v\":1,\"kind\":\"TOKEN\",\"kind\":\"JWT\"}",
                    "{\"v\":1,\"kind\":\"TOKEN\",\"new\":1}",
                    "{\"v\":1,\"kind\":\"TOKEN\",\"org\":1}",
                    "{\"v\":1,\"kind\":\"TOKEN\",\"exp\":\"soon\"}",
                    "{\"v\":1,\"kind\":\"TOKEN\",\"exp\":9223372036854775807}",
                    "{\"v\":1,\"kind\":\"TOKEN\",\"exp\":92233720368547758070}",
                    "{\"v\":1,\"kind\":\"TOKEN\",\"unrestricted\":\"yes\"}",
                    "{\"v\":1,\"kind\":\"TOKEN\",\"rights\":{}}",
                    "{\"v\":1,\"kind\":\"TOKEN\",\"rights\":[1]}",
                    "{\"v\":1,\"kind\":\"TOKEN\",\"rights\":[{}]}",
                    "{\"v\":1,\"kind\":\"TOKEN\",\"rights\":[{\"api\":\"a\"},{\"api\":\"a\"}]}",
                    "{\"v\":1,\"kind\":\"TOKEN\",\"rights\":[{\"api\":\"a\",\"more\":1}]}",
                    "{\"v\":1,\"kind\":\"TOKEN\",\"rights\":[{\"api\":\"a\",\"paths\":[{\"more\":1}]}]}",
                    "{\"v\":1,\"kind\":\"TOKEN\",\"rights\":[{\"api\":\"a\",\"paths\":[1]}]}",
                    "{\"v\":1,\"kind\":\"TOKEN\",\"policies\":[\"\"]}",
                    "{\"v\":1,\"kind\":\"TOKEN\",\"tags\":\"a\"}",
                    "{\"v\":1,\"kind\":\"TOKEN\",\"meta\":[]}",
                    "{\"v\":1,\"kind\":\"TOKEN\"} {}",
                })
        void isNoSession(String text) {
            set(own, text);

            assertThatThrownBy(() -> store(own).find(ID)).isInstanceOf(UnreadableRecordException.class);
            assertThat(stored(own)).isEqualTo(text);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "{\"org_id\":\"acme\"", "[]", "{\"expires\":\"soon\"}", "{\"org_id\":{}}"})
        void isNoSessionOfTheOriginal(String text) {
            set(tyk, text);

            assertThatThrownBy(() -> store(tyk).find(ID)).isInstanceOf(UnreadableRecordException.class);
            assertThat(stored(tyk)).isEqualTo(text);
        }

        @Test
        void noMessageShowsWhatStandsThere() {
            set(own, "{\"v\":1,\"meta\":{\"token\":\"t0psecret");

            assertThatThrownBy(() -> store(own).find(ID)).hasMessageNotContaining("t0psecret");
        }

        @Test
        void octetsThatAreNoTextAreNoSessionOfTheOriginal() {
            admin.call("SET", tyk.key(ID), new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'});

            assertThatThrownBy(() -> store(tyk).find(ID))
                    .isInstanceOf(UnreadableRecordException.class)
                    .hasMessageContaining("no UTF-8");
        }

        @Test
        void whatIsNoRecordOfOursIsNotOverwritten() {
            set(own, "of another program");

            assertThatThrownBy(() -> store(own).put(ID, TestSessions.ANY, null))
                    .isInstanceOf(UnreadableRecordException.class)
                    .hasMessageContaining("no version");
            assertThat(stored(own)).isEqualTo("of another program");
        }

        @Test
        void aRecordThatWasCutOffCanBeWrittenAnew() {
            set(own, "{\"v\":1,\"org\":\"ac");

            assertThatCode(() -> store(own).put(ID, TestSessions.ANY, null)).doesNotThrowAnyException();
        }
    }

    @Nested
    class TenMebibytes {
        @Test
        void areNotWritten() {
            assertThatThrownBy(() -> store(own).put(ID, LARGE, null))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("at most 4194304 octets");
        }

        @Test
        void areNotWrittenInTheLayoutOfTheOriginal() {
            assertThatThrownBy(() -> store(tyk).put(ID, LARGE, null)).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void leaveTheRecordThatWasThere() {
            store(own).put(ID, TestSessions.ANY, null);

            assertThatThrownBy(() -> store(own).put(ID, LARGE, null)).isInstanceOf(IllegalArgumentException.class);

            assertThat(store(own).find(ID)).contains(TestSessions.ANY);
        }

        @Test
        void areNotReadIfSomebodyElseWroteThem() {
            admin.call("SET", tyk.key(ID), "{\"alias\":\"" + "x".repeat(10 * 1024 * 1024) + "\"}");

            assertThatThrownBy(() -> store(tyk).find(ID))
                    .isInstanceOf(UnreadableRecordException.class)
                    .hasMessageContaining("more than 4194304 octets");
        }

        @Test
        void areStillThereAfterwards() {
            var text = "{\"alias\":\"" + "x".repeat(10 * 1024 * 1024) + "\"}";
            admin.call("SET", tyk.key(ID), text);

            assertThatThrownBy(() -> store(tyk).find(ID)).isInstanceOf(UnreadableRecordException.class);

            assertThat(admin.call("STRLEN", tyk.key(ID))).isEqualTo((long) text.getBytes(UTF_8).length);
        }
    }

    @Test
    void anyValueThatJsonHasNoWordForIsRefused() {
        var odd = TestSessions.ANY.with(new Attributes("", List.of(), Map.of("odd", Double.NaN)));

        assertThatThrownBy(() -> store(own).put(ID, odd, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN");
    }

    @Test
    void anyObjectThatJsonHasNoWordForIsRefused() {
        var odd = TestSessions.ANY.with(new Attributes("", List.of(), Map.of("odd", new Object())));

        assertThatThrownBy(() -> store(own).put(ID, odd, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.Object");
    }
}
