// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.Denials;
import dev.gatehouse.authentication.OneTime;
import dev.gatehouse.authentication.Proof;
import dev.gatehouse.authentication.SessionBasis;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.identity.Identity;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Session;
import dev.gatehouse.testkit.MutableInstantSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Things that may be used once. */
final class ProofCheckTest {
    private static final Refusal USED = new Refusal(Denials.CUSTOM_REFUSED, "used before");
    private static final String ONE = "0".repeat(64);
    private static final String OTHER = "1".repeat(64);

    private final MutableInstantSource clock = new MutableInstantSource();
    private final ProofCheck check =
            new ProofCheck(InMemoryStores.builder().clock(clock).build().replays(), clock);

    private static Proof proof(String purpose, String fingerprint) {
        var session = Session.of("acme", Entitlements.masterKey());
        return new Proof(
                "method",
                new Identity(session.organization(), ""),
                new SessionBasis.Made(session, Secret.of("key")),
                CredentialLocation.header("X-Code"),
                Optional.of(new OneTime(purpose, fingerprint, Duration.ofMinutes(1), USED)));
    }

    @Test
    void twoMethodsThatLookAtOneThingUseItOnce() {
        assertThat(check.used(List.of(proof("code", ONE), proof("code", ONE)), Trace.none()))
                .isNull();
    }

    @Test
    void at57ThingThatTwoMethodsUsedIsUsed() {
        check.used(List.of(proof("code", ONE), proof("code", ONE)), Trace.none());

        assertThat(check.used(List.of(proof("code", ONE)), Trace.none())).isEqualTo(USED);
    }

    @Test
    void at57EachOfTwoThingsIsUsed() {
        check.used(List.of(proof("code", ONE), proof("code", OTHER), proof("nonce", ONE)), Trace.none());

        assertThat(check.used(List.of(proof("code", OTHER)), Trace.none())).isEqualTo(USED);
        assertThat(check.used(List.of(proof("nonce", ONE)), Trace.none())).isEqualTo(USED);
    }
}
