// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Lifetime.Retention;
import dev.gatehouse.session.Session;
import dev.gatehouse.testkit.SessionArbitraries;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Nothing that a session says is lost on its way through a record, in either layout. */
final class RecordProperties {
    private final SessionLayout own = Layout.own().sessions();
    private final SessionLayout tyk = Layout.tyk().sessions();

    @Provide
    Arbitrary<Session> sessions() {
        return SessionArbitraries.sessions();
    }

    @Provide
    Arbitrary<Session> expressible() {
        return TykExpressible.sessions();
    }

    /** Also what no format but ours can say: parts of seconds, times before the end, the longest times. */
    @Provide
    Arbitrary<Retention> retentions() {
        var nanos = Arbitraries.longs().between(0, 999_999_999);
        var any = Combinators.combine(Arbitraries.longs(), nanos).as(Duration::ofSeconds);
        return Arbitraries.oneOf(
                SessionArbitraries.retentions(),
                any.map(Retention.AfterExpiry::new),
                any.filter(time -> !time.isNegative() && !time.isZero()).map(Retention.Fixed::new));
    }

    @Provide
    Arbitrary<Instant> ends() {
        var nanos = Arbitraries.longs().between(0, 999_999_999);
        var seconds = Arbitraries.longs().between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond());
        return Combinators.combine(seconds, nanos).as(Instant::ofEpochSecond).edgeCases(edges -> {
            edges.add(Instant.MAX);
            edges.add(Instant.MIN);
        });
    }

    @Property
    void ourRecordSaysAllOfASession(@ForAll("sessions") Session session) {
        assertSame(own, session);
    }

    @Property
    void theRecordOfTheOriginalSaysAllThatItCanExpress(@ForAll("expressible") Session session) {
        assertSame(tyk, session);
    }

    @Property
    void ourRecordSaysHowLongItIsKept(@ForAll("retentions") Retention retention) {
        var session = TestSessions.ANY.with(TestSessions.ANY.lifetime().with(retention));

        assertThat(own.read(own.write(session))).isEqualTo(session);
    }

    @Property
    void ourRecordSaysWhenItsSessionEnds(@ForAll("ends") @Nullable Instant end) {
        var session = TestSessions.ANY.with(new Lifetime(end, false));

        assertThat(own.read(own.write(session))).isEqualTo(session);
    }

    private void assertSame(SessionLayout layout, Session session) {
        var back = layout.read(layout.write(session));

        assertThat(back.organization()).isEqualTo(session.organization());
        assertThat(back.kind()).isEqualTo(session.kind());
        assertThat(back.lifetime()).isEqualTo(session.lifetime());
        assertThat(back.grants()).isEqualTo(session.grants());
        assertThat(back.attributes().alias()).isEqualTo(session.attributes().alias());
        assertThat(back.attributes().tags()).isEqualTo(session.attributes().tags());
        assertThat(data(back)).isEqualTo(data(session));
    }

    /** Numbers come back equal in value, not in type, so they are compared as they are written. */
    private String data(Session session) {
        var grants = TestSessions.ANY.grants();
        var bare = new Session(
                session.organization(),
                Credentials.of(CredentialKind.TOKEN),
                Lifetime.unlimited(),
                grants,
                session.attributes(),
                session.residue());
        return new String(own.write(bare), UTF_8);
    }
}
