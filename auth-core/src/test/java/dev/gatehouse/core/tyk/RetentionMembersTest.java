// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.internal.json.Json;
import dev.gatehouse.session.Lifetime.Retention;
import dev.gatehouse.session.Session;
import dev.gatehouse.testkit.SessionArbitraries;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RetentionMembersTest {
    private static Session read(String members) {
        return TykSessions.read("{" + members.replace('\'', '"') + "}");
    }

    private static Retention retention(String members) {
        return read(members).lifetime().retention();
    }

    private static String written(Session session, Retention retention) {
        return TykSessions.write(session.with(session.lifetime().with(retention)))
                .replace('"', '\'');
    }

    @Nested
    class Reading {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "'session_lifetime': 0",
                    "'session_lifetime': -5",
                    "'post_expiry_action': ''",
                    "'post_expiry_action': 'retain'",
                    "'post_expiry_action': 'retain', 'post_expiry_grace_period': 0",
                    "'post_expiry_action': 'DELETE'",
                    "'post_expiry_grace_period': 10"
                })
        void nothingIsSaid(String members) {
            assertThat(retention(members)).isEqualTo(Retention.UNSTATED);
        }

        @Test
        void fixedTimeIsInSeconds() {
            assertThat(retention("'session_lifetime': 60")).isEqualTo(fixed(60));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "'post_expiry_action': 'delete'",
                    "'post_expiry_action': 'delete', 'post_expiry_grace_period': 10",
                    "'post_expiry_action': 'delete', 'session_lifetime': 60"
                })
        void deletionLeavesNoGrace(String members) {
            assertThat(retention(members)).isEqualTo(after(0));
        }

        @ParameterizedTest
        @CsvSource({"10", "-2", "86400"})
        void graceIsInSeconds(long grace) {
            assertThat(retention("'post_expiry_action': 'retain', 'post_expiry_grace_period': " + grace))
                    .isEqualTo(after(grace));
        }

        @Test
        void graceOutweighsAFixedTime() {
            assertThat(retention(
                            "'post_expiry_action': 'retain', 'post_expiry_grace_period': 5, 'session_lifetime': 9"))
                    .isEqualTo(after(5));
        }

        @Test
        void graceOfMinusOneIsForEver() {
            assertThat(retention("'post_expiry_action': 'retain', 'post_expiry_grace_period': -1"))
                    .isEqualTo(new Retention.Forever());
        }

        @Test
        void retainingWithoutGraceLeavesTheFixedTime() {
            assertThat(retention("'post_expiry_action': 'retain', 'session_lifetime': 60"))
                    .isEqualTo(fixed(60));
        }
    }

    @Nested
    class Writing {
        private final Session silent = read("'access_rights': {}");

        @Test
        void fixedTime() {
            assertThat(written(silent, fixed(60))).isEqualTo("{'access_rights':{},'session_lifetime':60}");
        }

        @Test
        void fractionOfASecondIsRoundedUp() {
            assertThat(written(silent, new Retention.Fixed(Duration.ofMillis(1))))
                    .isEqualTo("{'access_rights':{},'session_lifetime':1}");
        }

        @Test
        void deletion() {
            assertThat(written(silent, after(0))).isEqualTo("{'access_rights':{},'post_expiry_action':'delete'}");
        }

        @Test
        void forEver() {
            assertThat(written(silent, new Retention.Forever()))
                    .isEqualTo("{'access_rights':{},'post_expiry_action':'retain','post_expiry_grace_period':-1}");
        }

        @Test
        void oneSecondBeforeTheExpiryIsNotForEver() {
            assertThat(written(silent, after(-1)))
                    .isEqualTo("{'access_rights':{},'post_expiry_action':'retain','post_expiry_grace_period':-2}");
        }

        @Test
        void nothingAnyMore() {
            assertThat(written(read("'access_rights': {}, 'session_lifetime': 60"), Retention.UNSTATED))
                    .isEqualTo("{'access_rights':{}}");
        }

        @Test
        void fixedTimeTakesTheActionAway() {
            assertThat(written(read("'access_rights': {}, 'post_expiry_action': 'delete'"), fixed(60)))
                    .isEqualTo("{'access_rights':{},'session_lifetime':60}");
        }

        @Test
        void whatIsOutweighedStays() {
            var members =
                    "'access_rights':{},'session_lifetime':60,'post_expiry_action':'delete','post_expiry_grace_period':5";

            assertThat(TykSessions.write(read(members)).replace('"', '\'')).isEqualTo("{" + members + "}");
        }
    }

    @Property(tries = 500)
    void whatIsWrittenIsReadAgain(@ForAll("retentions") Retention retention, @ForAll("members") String members) {
        var session = read("'access_rights': {}, " + members);

        var again = TykSessions.read(
                TykSessions.write(session.with(session.lifetime().with(retention))));

        assertThat(again.lifetime().retention()).isEqualTo(retention);
    }

    @Property(tries = 500)
    void whatIsReadIsWrittenAgain(@ForAll("members") String members) {
        var text = ("{'access_rights': {}, " + members + "}").replace('\'', '"');

        assertThat(Json.same(Json.parse(TykSessions.write(TykSessions.read(text))), Json.parse(text)))
                .isTrue();
    }

    @Provide
    Arbitrary<Retention> retentions() {
        return SessionArbitraries.retentions();
    }

    @Provide
    Arbitrary<String> members() {
        return Combinators.combine(
                        Arbitraries.of("", "delete", "retain", "other"),
                        Arbitraries.longs().between(-3, 100),
                        Arbitraries.longs().between(-3, 100))
                .as((action, grace, time) -> "'post_expiry_action': '" + action + "', 'post_expiry_grace_period': "
                        + grace + ", 'session_lifetime': " + time);
    }

    private static Retention fixed(long seconds) {
        return new Retention.Fixed(Duration.ofSeconds(seconds));
    }

    private static Retention after(long seconds) {
        return new Retention.AfterExpiry(Duration.ofSeconds(seconds));
    }
}
