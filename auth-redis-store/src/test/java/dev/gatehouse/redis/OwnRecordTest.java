// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.credential.Verified;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.PathRule;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.Grants;
import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Lifetime.Retention;
import dev.gatehouse.session.Residue;
import dev.gatehouse.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is stored today must be read tomorrow: the text itself, not only that it leads back. */
final class OwnRecordTest {
    private static final Session FULL = new Session(
            new OrganizationId("acme"),
            Credentials.of(CredentialKind.BASIC),
            new Lifetime(
                    Instant.ofEpochSecond(1_800_000_000L, 5), true, new Retention.AfterExpiry(Duration.ofHours(1))),
            new Grants(
                    Entitlements.to(AccessRight.to(new ApiId("orders"))
                            .inVersions("v1")
                            .onlyOn(PathRule.of("/orders/{id}", "GET"))),
                    List.of(new PolicyId("gold"))),
            new Attributes("kim", List.of("eu"), Map.of("customer", 7)),
            new Residue(Map.of("rate", List.of(true, "x"))));

    private static final String FULL_TEXT =
            "{\"v\":1,\"org\":\"acme\",\"kind\":\"BASIC\",\"exp\":1800000000,\"nanos\":5,"
                    + "\"inactive\":true,\"retention\":{\"afterExpiry\":3600},\"rights\":[{\"api\":\"orders\",\"versions\":[\"v1\"],"
                    + "\"paths\":[{\"pattern\":\"/orders/{id}\",\"methods\":[\"GET\"]}]}],\"policies\":[\"gold\"],"
                    + "\"alias\":\"kim\",\"tags\":[\"eu\"],\"meta\":{\"customer\":7},\"residue\":{\"rate\":[true,\"x\"]}}";

    private static String write(Session session) {
        return new String(OwnRecord.write(session), UTF_8);
    }

    private static Session read(String text) {
        return OwnRecord.read(text.getBytes(UTF_8));
    }

    @Test
    void everyPartIsWritten() {
        assertThat(write(FULL)).isEqualTo(FULL_TEXT);
    }

    @Test
    void everyPartIsRead() {
        assertThat(read(FULL_TEXT)).isEqualTo(FULL);
    }

    @Test
    void whatSaysNothingIsNotWritten() {
        assertThat(write(Session.of("", Entitlements.nothing()))).isEqualTo("{\"v\":1}");
    }

    @Test
    void aMasterKeySaysSo() {
        assertThat(write(Session.of("", Entitlements.masterKey()))).isEqualTo("{\"v\":1,\"unrestricted\":true}");
    }

    @ParameterizedTest
    @EnumSource(CredentialKind.class)
    void everyKindComesBack(CredentialKind kind) {
        var session = TestSessions.ANY.with(kind);

        assertThat(read(write(session))).isEqualTo(session);
    }

    @Test
    void whatWasVerifiedComesBack() {
        var verified = new Verified(Instant.ofEpochSecond(1_700_000_060), Optional.of("orders:0a1b"));
        var session = TestSessions.ANY.with(TestSessions.ANY.credentials().with(verified));

        assertThat(read(write(session))).isEqualTo(session);
    }

    @Test
    void whatWasVerifiedByNobodyInParticularComesBack() {
        var verified = new Verified(Instant.ofEpochSecond(1), Optional.empty());
        var session = TestSessions.ANY.with(TestSessions.ANY.credentials().with(verified));

        assertThat(read(write(session))).isEqualTo(session);
    }

    @Test
    void aTokenMaySaySo() {
        assertThat(read("{\"v\":1,\"kind\":\"TOKEN\"}").kind()).isEqualTo(CredentialKind.TOKEN);
    }

    static Stream<Lifetime> lifetimes() {
        return Stream.of(
                Lifetime.unlimited(),
                Lifetime.until(Instant.MAX),
                Lifetime.until(Instant.MIN),
                Lifetime.unlimited().with(new Retention.Forever()),
                Lifetime.unlimited().with(new Retention.AfterExpiry(Duration.ofSeconds(-1))),
                Lifetime.unlimited().with(new Retention.AfterExpiry(Duration.ZERO)),
                Lifetime.unlimited().with(new Retention.Fixed(Duration.ofNanos(1))),
                Lifetime.unlimited().with(new Retention.Fixed(Duration.ofSeconds(Long.MAX_VALUE, 999_999_999))));
    }

    @ParameterizedTest
    @MethodSource("lifetimes")
    void everyLifetimeComesBack(Lifetime lifetime) {
        var session = TestSessions.ANY.with(lifetime);

        assertThat(read(write(session))).isEqualTo(session);
    }
}
