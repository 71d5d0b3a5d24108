// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.Quota;
import dev.gatehouse.session.Grants;
import dev.gatehouse.session.Residue;
import dev.gatehouse.session.Session;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class TykQuotaTest {
    @Test
    void isShownAsItIsWritten() {
        var session = TykSessions.read("{\"quota_max\":-1,\"quota_remaining\":3,\"quota_renews\":1700000000}");

        assertThat(TykSessions.Quota.of(session)).isEqualTo(new TykSessions.Quota(-1, 3, 1_700_000_000));
    }

    @Test
    void isThatOfTheSessionWhateverItsRecordSaid() {
        var read = TykSessions.read("{\"quota_max\":7,\"quota_remaining\":null}");

        var changed = read.with(Grants.own(
                Entitlements.masterKey().limitedTo(Limits.none().with(Quota.of(9, Duration.ofHours(1))))));

        assertThat(TykSessions.Quota.of(changed).max()).isEqualTo(9);
    }

    @Test
    void isZeroWhereNothingIsWritten() {
        assertThat(TykSessions.Quota.of(TykSessions.read("{\"quota_max\":null}")))
                .isEqualTo(TykSessions.Quota.none());
    }

    @Test
    void mayBeWrittenAsAFraction() {
        assertThat(TykSessions.Quota.of(TykSessions.read("{\"quota_renews\":1.7e9}"))
                        .renews())
                .isEqualTo(1_700_000_000);
    }

    @ParameterizedTest
    @MethodSource("values")
    void ofASessionMadeByHandIsANumberThatFits(Object value, long shown) {
        var made = Session.of("o", Entitlements.masterKey());
        var session = new Session(
                made.organization(),
                made.credentials(),
                made.lifetime(),
                made.grants(),
                made.attributes(),
                new Residue(Map.of("quota_renews", value)));

        assertThat(TykSessions.Quota.of(session).renews()).isEqualTo(shown);
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(5, 5L),
                Arguments.of(Long.MAX_VALUE, Long.MAX_VALUE),
                Arguments.of(new BigDecimal("7.0"), 7L),
                Arguments.of(new BigDecimal("1e30"), 0L),
                Arguments.of(BigInteger.TWO.pow(64), 0L),
                Arguments.of(Double.NaN, 0L),
                Arguments.of("5", 0L));
    }
}
