// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.redis.server.Admin;
import dev.gatehouse.redis.server.Deployments;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.store.SingleUse;
import dev.gatehouse.testkit.SessionArbitraries;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What names in Redis are made of, whatever an id is made of. */
final class NamesTest {
    private final SessionLayout own = Layout.own().sessions();
    private final SessionLayout tyk = Layout.tyk().sessions();

    private static String text(byte[] name) {
        return new String(name, UTF_8);
    }

    @Test
    void aSessionIsNamedByItsIdInBraces() {
        assertThat(text(own.key(new SessionId("a1")))).isEqualTo("gatehouse:session:{a1}");
    }

    @Test
    void aNamespaceStandsInFront() {
        assertThat(text(Layout.own("shop-2").sessions().key(new SessionId("a1"))))
                .isEqualTo("shop-2:session:{a1}");
    }

    @Test
    void aUseIsNamedByPurposeAndFingerprint() {
        var use = SingleUse.of("nonce", "1");

        assertThat(text(own.key(use))).isEqualTo("gatehouse:use:{nonce:" + use.fingerprint() + "}");
    }

    @Test
    void aUseIsNamedTheSameBesideTheOriginal() {
        var use = SingleUse.of("nonce", "1");

        assertThat(tyk.key(use)).isEqualTo(own.key(use));
    }

    @Test
    void whatIsNoLetterDigitOrMarkIsEscaped() {
        assertThat(text(own.key(new SessionId("a}:{b%\r\n*?é"))))
                .isEqualTo("gatehouse:session:{a%7d%3a%7bb%25%0d%0a%2a%3f%c3%a9}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a:b",
                "a{b}",
                "a*",
                "é",
                "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void aNamespaceOfOtherCharactersIsRefused(String namespace) {
        assertThatThrownBy(() -> Layout.own(namespace)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void halfASurrogatePairIsRefusedAndNotReplaced() {
        assertThatThrownBy(() -> own.key(new SessionId("a\ud800")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("surrogate");
    }

    @Test
    void halfASurrogatePairIsRefusedInTheLayoutOfTheOriginal() {
        assertThatThrownBy(() -> tyk.key(new SessionId("a\ud800"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<SessionId> ids() {
        return SessionArbitraries.sessionIds();
    }

    @Property
    void everyNameLeadsBackToItsId(@ForAll("ids") SessionId id) {
        assertThat(own.id(own.key(id))).isEqualTo(id);
    }

    @Property
    void everyNameOfTheOriginalLeadsBackToItsId(@ForAll("ids") SessionId id) {
        assertThat(tyk.id(tyk.key(id))).isEqualTo(id);
    }

    @Property
    void at56NoIdLeavesItsBraces(@ForAll("ids") SessionId id) {
        assertThat(text(own.key(id))).matches("gatehouse:session:\\{[A-Za-z0-9_.~+/=%-]+}");
    }

    @Property
    void at56DifferentIdsHaveDifferentNames(@ForAll("ids") SessionId one, @ForAll("ids") SessionId other) {
        assertThat(text(own.key(one)).equals(text(own.key(other)))).isEqualTo(one.equals(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "gatehouse:session:{}",
                "gatehouse:session:{a",
                "gatehouse:session:a",
                "other:session:{a}",
                "gatehouse:session:{%6}",
                "gatehouse:session:{%zz}",
                "gatehouse:session:{%61}",
                "gatehouse:session:{%ff}",
                "gatehouse:session:{%7D}"
            })
    void whatWeDidNotNameIsNoSession(String name) {
        assertThat(own.id(name.getBytes(UTF_8))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "apikey-", "apikey", "quota-a"})
    void whatTheOriginalDidNotNameIsNoSession(String name) {
        assertThat(tyk.id(name.getBytes(UTF_8))).isNull();
    }

    @Test
    void octetsThatAreNoTextAreNoSession() {
        assertThat(tyk.id(new byte[] {'a', 'p', 'i', 'k', 'e', 'y', '-', (byte) 0xff}))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\nSET gatehouse:session:{b} x\r\n",
                "a\u0000b",
                "a} gatehouse:session:{b",
                "*",
                "[ab]",
                "a\nb",
                "../b"
            })
    void at56AnIdTouchesNoOtherRecord(String hostile) {
        Admin admin = Deployments.STANDALONE.get().masters().get(0);
        for (var layout : List.of(own, tyk)) {
            Deployments.STANDALONE.get().clear();
            SessionStore store = new RedisSessionStore(Connected.to(Deployments.STANDALONE), layout);
            store.put(new SessionId("b"), TestSessions.ANY, null);

            store.put(new SessionId(hostile), TestSessions.ANY, Duration.ofMinutes(1));
            store.delete(new SessionId(hostile));

            assertThat(admin.list("KEYS", "*")).hasSize(1);
            assertThat(store.find(new SessionId("b"))).contains(TestSessions.ANY);
        }
    }
}
