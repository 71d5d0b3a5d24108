// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.tyk.TykKeySettings;
import dev.gatehouse.core.tyk.TykKeys;
import dev.gatehouse.core.tyk.TykSessions;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.redis.server.Admin;
import dev.gatehouse.redis.server.Deployments;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SessionStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Redis that is shared with running gateways of the original. */
final class TykKeySpaceTest {
    private static final SessionId ID = new SessionId("5d49993050e360e6");
    private static final String NAME = "apikey-5d49993050e360e6";
    private static final String THEIRS = """
            {"rate":5,"per":60,"quota_max":-1,"access_rights":{"orders":{"api_name":"Orders",\
            "api_id":"orders","versions":["Default"],"limit":{"rate":1,"per":1}}},"org_id":"default","hmac_enabled":true,\
            "alias":"kim","last_updated":"1700000000","from_the_future":{"a":[1,2.50,null]}}""";

    private final Admin admin = Deployments.STANDALONE.get().masters().get(0);
    private final SessionStore store = new RedisSessionStore(
            Connected.to(Deployments.STANDALONE), Layout.tyk().sessions());

    @BeforeEach
    void empty() {
        Deployments.STANDALONE.get().clear();
    }

    @Test
    void aPlainKeyIsNamedByItself() {
        var keys = TykKeys.of(TykKeySettings.standard());

        store.put(keys.storedAs(Secret.of("54321111")), TestSessions.ANY, null);

        assertThat(admin.call("EXISTS", "apikey-54321111")).isEqualTo(1L);
    }

    @Test
    void aHashedKeyIsNamedByItsHash() {
        var keys = TykKeys.of(TykKeySettings.hashed("murmur64"));
        var key = "eyJvcmciOiJkZWZhdWx0IiwiaWQiOiJhYmMiLCJoIjoibXVybXVyNjQifQ==";

        store.put(keys.storedAs(Secret.of(key)), TestSessions.ANY, null);

        assertThat(admin.call("EXISTS", NAME)).isEqualTo(1L);
    }

    @Test
    void aSessionOfTheOriginalIsFound() {
        admin.call("SET", NAME, THEIRS);

        assertThat(store.find(ID)).contains(TykSessions.read(THEIRS));
    }

    @Test
    void everyMemberSurvivesAChange() {
        admin.call("SET", NAME, THEIRS);
        var read = store.findCurrent(List.of(ID)).orElseThrow();

        store.replaceIfUnchanged(read, read.session().with(new Attributes("lee", List.of(), Map.of())), null);

        assertThat(admin.text("GET", NAME)).isEqualTo(THEIRS.replace("kim", "lee"));
    }

    @Test
    void whatIsWrittenIsTheJsonOfTheOriginal() {
        store.put(ID, TestSessions.ANY, null);

        assertThat(admin.text("GET", NAME)).isEqualTo(TykSessions.write(TestSessions.ANY));
    }

    @Test
    void aTimeToLiveIsTheTimeToLiveOfTheKey() {
        store.put(ID, TestSessions.ANY, Duration.ofSeconds(100));

        assertThat((Long) admin.call("TTL", NAME)).isBetween(98L, 100L);
    }

    @Test
    void noTimeToLiveIsNoneOfTheKey() {
        store.put(ID, TestSessions.ANY, Duration.ofSeconds(100));

        store.put(ID, TestSessions.ANY, null);

        assertThat(admin.call("TTL", NAME)).isEqualTo(-1L);
    }

    @Test
    void otherKeysOfTheOriginalAreNotListed() {
        admin.call("SET", "quota-x", "1");
        admin.call("SET", "apikey-orgkey.default", "{}");
        admin.call("SET", "ogikey..", "{}");
        admin.call("SET", NAME, THEIRS);

        assertThat(store.scan("", 100).ids()).containsExactly(ID);
    }

    @Test
    void sessionsOfOrganizationsAreListedUnderTheirNames() {
        admin.call("SET", "orgkey.default", "{}");
        admin.call("SET", NAME, THEIRS);

        assertThat(store.scan("", 100).ids())
                .containsExactlyInAnyOrder(ID, SessionId.of(new OrganizationId("default")));
    }

    @Test
    void sessionOfAnOrganizationIsNamedAsByTheOriginal() {
        store.put(SessionId.of(new OrganizationId("default")), TestSessions.ANY, null);

        assertThat(admin.call("EXISTS", "orgkey.default")).isEqualTo(1L);
    }

    @Nested
    class Notices {
        private String write(Layout layout, SessionId id) {
            return new String(layout.sessions().notice(id), UTF_8);
        }

        private List<SessionId> read(String message) {
            return Layout.tyk().sessions().changed(message.getBytes(UTF_8));
        }

        @Test
        void areToldOnTheChannelOfTheOriginal() {
            assertThat(new String(Layout.tyk().sessions().channel(), UTF_8)).isEqualTo("tyk.cluster.notifications");
        }

        @Test
        void areSignedWithTheNodeSecret() {
            var signature = "7f2ee4849017d4c08cc24bec2e4af6536d6f943951654438c49864f4b6905f3a";

            assertThat(write(Layout.tyk(Secret.of("n0de")), new SessionId("abc")))
                    .isEqualTo("{\"command\":\"KeySpaceUpdateNotification\",\"payload\":\"abc\",\"signature\":\""
                            + signature + "\",\"algorithm\":5}");
        }

        @Test
        void areSignedWithNothingIfThereIsNoSecret() {
            var signature = "4c64f49d3fd0bbac89e67fbeda5a39816157680bd8c3190af3e5605f65c7b07c";

            assertThat(write(Layout.tyk(), new SessionId("abc"))).contains(signature);
        }

        @Test
        void areReadAsTheyAreWritten() {
            assertThat(read(write(Layout.tyk(), ID))).contains(ID);
        }

        @Test
        void mayNameSeveralKeys() {
            assertThat(read("{\"command\":\"KeySpaceUpdateNotification\",\"payload\":\"a,b:resetQuota,c\"}"))
                    .contains(new SessionId("a"), new SessionId("b"), new SessionId("c"));
        }

        @Test
        void areHeededWhoeverSignedThem() {
            assertThat(read("{\"payload\":\"a\",\"signature\":\"x\",\"command\":\"KeySpaceUpdateNotification\"}"))
                    .containsExactly(new SessionId("a"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"command\":\"ApiUpdated\",\"payload\":\"a\"}",
                    "{\"command\":\"KeySpaceUpdateNotification\",\"payload\":\"\"}",
                    "{\"command\":\"KeySpaceUpdateNotification\",\"payload\":{\"a\":1}}",
                    "{\"command\":\"KeySpaceUpdateNotification\"}",
                    "{\"command\":",
                    "[]",
                    "nonsense"
                })
        void aboutOtherThingsNameNoKey(String message) {
            assertThat(read(message)).isEmpty();
        }

        @Test
        void thatAreEndlessNameNoKey() {
            assertThat(read("{\"command\":\"KeySpaceUpdateNotification\",\"payload\":\"" + "a".repeat(2_000_000)
                            + "\"}"))
                    .isEmpty();
        }
    }
}
