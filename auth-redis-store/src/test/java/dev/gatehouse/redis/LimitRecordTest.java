// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.credential.SignatureKey;
import dev.gatehouse.credential.StoredPassword;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.Allowance;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.EndpointLimit;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.Quota;
import dev.gatehouse.entitlement.RateLimit;
import dev.gatehouse.entitlement.Smoothing;
import dev.gatehouse.entitlement.Throttle;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Session;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits and credentials in our own record: the text itself, which later releases have to read. */
final class LimitRecordTest {
    private static final Limits LIMITS = new Limits(
            new RateLimit(
                    0.5, Duration.ofMillis(1_500), Optional.of(new Smoothing(true, 5, 0.25, 2, Duration.ofSeconds(3)))),
            new Quota(-1, Duration.ofSeconds(3_600)),
            new Throttle(Duration.ofSeconds(1), 4),
            7);
    private static final EndpointLimit ENDPOINT =
            new EndpointLimit("/orders/{id}", "GET", RateLimit.of(5, Duration.ofSeconds(60)));
    private static final AccessRight RIGHT = AccessRight.to(new ApiId("orders"))
            .with(new Allowance(Optional.of(Limits.none()), List.of(ENDPOINT), "gold"));

    private static final Session LIMITED =
            Session.of("acme", Entitlements.to(RIGHT).limitedTo(LIMITS));
    private static final String LIMITED_TEXT =
            "{\"v\":1,\"org\":\"acme\",\"limits\":{\"rate\":{\"permits\":0.5,\"period\":1,"
                    + "\"nanos\":500000000,\"smoothing\":{\"threshold\":5,\"trigger\":0.25,\"step\":2,\"delay\":3}},"
                    + "\"quota\":{\"max\":-1,\"renewal\":3600},\"throttle\":{\"retries\":4,\"interval\":1},\"depth\":7},"
                    + "\"rights\":[{\"api\":\"orders\",\"limits\":{},\"endpoints\":[{\"path\":\"/orders/{id}\",\"method\":\"GET\","
                    + "\"rate\":{\"permits\":5.0,\"period\":60}}],\"scope\":\"gold\"}]}";

    private static final Session VERIFIED = Session.of("acme", Entitlements.masterKey())
            .with(new Credentials(
                    CredentialKind.BASIC,
                    Optional.of(new StoredPassword(Secret.of("$2a$10$hash"), "bcrypt")),
                    new SignatureKey(Optional.of(Secret.of("hmac key")), "cert-1", true, true)));
    private static final String VERIFIED_TEXT = "{\"v\":1,\"org\":\"acme\",\"kind\":\"BASIC\","
            + "\"password\":{\"value\":\"JDJhJDEwJGhhc2g\",\"scheme\":\"bcrypt\"},"
            + "\"signature\":{\"secret\":\"aG1hYyBrZXk\",\"certificate\":\"cert-1\",\"hmac\":true,\"rsa\":true},"
            + "\"unrestricted\":true}";

    private static String write(Session session) {
        return new String(OwnRecord.write(session), UTF_8);
    }

    private static Session read(String text) {
        return OwnRecord.read(text.getBytes(UTF_8));
    }

    @Test
    void limitsAreWrittenSo() {
        assertThat(write(LIMITED)).isEqualTo(LIMITED_TEXT);
    }

    @Test
    void limitsAreReadSo() {
        assertThat(read(LIMITED_TEXT)).isEqualTo(LIMITED);
    }

    @Test
    void credentialsAreWrittenSo() {
        assertThat(write(VERIFIED)).isEqualTo(VERIFIED_TEXT);
    }

    @Test
    void credentialsAreReadSo() {
        assertThat(read(VERIFIED_TEXT)).isEqualTo(VERIFIED);
    }

    @Test
    void limitOfAPathSaysWhatItsCounterIsCalledWhereThatIsNotUsual() {
        var right = AccessRight.to(new ApiId("orders"))
                .with(new Allowance(Optional.empty(), List.of(ENDPOINT.on("/(?i)orders")), ""));
        var session = Session.of("acme", Entitlements.to(right));

        assertThat(write(session)).contains("\"counter\":\"GET:/orders/{id}\"");
        assertThat(read(write(session))).isEqualTo(session);
    }

    @Test
    void smoothingThatIsSwitchedOffSaysSo() {
        var off = new Smoothing(false, 1, 1, 1, Duration.ZERO);
        var rate = new RateLimit(1, Duration.ZERO, Optional.of(off));
        var session =
                Session.of("", Entitlements.masterKey().limitedTo(Limits.none().with(rate)));

        assertThat(write(session)).contains("\"smoothing\":{\"disabled\":true");
        assertThat(read(write(session))).isEqualTo(session);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"limits\":[]",
                "\"limits\":{\"new\":1}",
                "\"limits\":{\"rate\":5}",
                "\"limits\":{\"rate\":{\"permits\":\"5\"}}",
                "\"limits\":{\"rate\":{\"permits\":1e999}}",
                "\"limits\":{\"rate\":{\"period\":1.5}}",
                "\"limits\":{\"rate\":{\"nanos\":-1}}",
                "\"limits\":{\"rate\":{\"nanos\":1000000000}}",
                "\"limits\":{\"rate\":{\"new\":1}}",
                "\"limits\":{\"rate\":{\"smoothing\":{\"enabled\":true}}}",
                "\"limits\":{\"quota\":{\"max\":1.5}}",
                "\"limits\":{\"quota\":{\"retries\":1}}",
                "\"limits\":{\"quota\":{\"max\":9223372036854775808}}",
                "\"limits\":{\"throttle\":{\"max\":1}}",
                "\"limits\":{\"depth\":\"1\"}",
                "\"rights\":[{\"api\":\"a\",\"endpoints\":{}}]",
                "\"rights\":[{\"api\":\"a\",\"endpoints\":[{\"new\":1}]}]",
                "\"rights\":[{\"api\":\"a\",\"scope\":1}]",
                "\"password\":\"t0psecret\"",
                "\"password\":{\"value\":\"t0psecret!\"}",
                "\"password\":{\"new\":\"t0psecret\"}",
                "\"signature\":{\"secret\":\"t0psecret!\"}",
                "\"signature\":{\"hmac\":\"t0psecret\"}",
                "\"signature\":{\"new\":\"t0psecret\"}",
            })
    void anythingElseIsNoRecordAndIsNotShown(String member) {
        assertThatThrownBy(() -> read("{\"v\":1," + member + "}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("t0psecret")
                .hasNoCause();
    }
}
