// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.Denials;
import dev.gatehouse.definition.Degradation;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.event.AuthEvent;
import dev.gatehouse.event.AuthEvent.Origin;
import dev.gatehouse.event.AuthEvent.RequestEvent;
import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.limit.LimitKey.Measure;
import dev.gatehouse.limit.LimitStatus;
import dev.gatehouse.limit.LimitStatus.Movement;
import dev.gatehouse.limit.OpenedWindow;
import dev.gatehouse.policy.Usage;
import dev.gatehouse.policy.Usage.Level;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.StorePort;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class EventLogTest {
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
    private static final OrganizationId ACME = new OrganizationId("acme");
    private static final Origin ORIGIN = new Origin(new ApiId("orders"), "GET", "/orders/1", "192.0.2.1", AT);
    private static final SessionId KEY = new SessionId("a-secret-key-that-is-not-told-WXYZ");
    private static final Refusal SECRET = new Refusal(Denials.EXPIRED, "a-secret-detail");
    private static final String PLACE = " at GET /orders/1 of API orders from 192.0.2.1: ";

    private static Usage usage(Movement movement) {
        var status = new LimitStatus(false, 10, 0, AT, Duration.ofSeconds(1), movement);
        return new Usage(Level.SESSION, Measure.QUOTA, new OpenedWindow(10, Duration.ofMinutes(1)), status);
    }

    static Stream<Arguments> lines() {
        var key = Optional.of(KEY);
        return Stream.of(
                Arguments.of(new AuthEvent.AuthenticationFailed(ORIGIN, SECRET), "AuthenticationFailed", SECRET.id()),
                Arguments.of(
                        new AuthEvent.SessionEnded(ORIGIN, KEY, SECRET),
                        "SessionEnded",
                        SECRET.id() + " for key ****WXYZ"),
                Arguments.of(
                        new AuthEvent.AccessRefused(ORIGIN, KEY, SECRET),
                        "AccessRefused",
                        SECRET.id() + " for key ****WXYZ"),
                Arguments.of(new AuthEvent.VersionRefused(ORIGIN, SECRET), "VersionRefused", SECRET.id()),
                Arguments.of(new AuthEvent.DecisionFailed(ORIGIN, SECRET), "DecisionFailed", SECRET.id()),
                Arguments.of(
                        new AuthEvent.StoreFailed(ORIGIN, StorePort.LIMITS, Degradation.ALLOW),
                        "StoreFailed",
                        "the store of limits did not answer, what follows is allow"),
                Arguments.of(
                        new AuthEvent.LimitExceeded(ORIGIN, ACME, key, usage(Movement.NONE)),
                        "LimitExceeded",
                        "the quota of the session asked for by key ****WXYZ is reached"),
                Arguments.of(
                        new AuthEvent.LimitMoved(ORIGIN, ACME, Optional.empty(), usage(Movement.UP)),
                        "LimitMoved",
                        "the quota of the session went up to 10"),
                Arguments.of(
                        new AuthEvent.QuotaTriggered(ORIGIN, ACME, key, 80, usage(Movement.NONE)),
                        "QuotaTriggered",
                        "the quota of the session asked for by key ****WXYZ crossed 80.0 percent"));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void anEventIsALine(RequestEvent event, String name, String detail) {
        assertThat(EventLog.line(event)).isEqualTo(name + PLACE + detail);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aLineHoldsNoSecret(RequestEvent event, String name, String detail) {
        assertThat(EventLog.line(event)).doesNotContain("a-secret");
    }

    @Test
    void aRequestForgesNoLine() {
        var forging = new Origin(new ApiId("orders"), "GET\nX", "/a\r\nb\u2028c\u0085d", "192.0.2.1", AT);

        assertThat(EventLog.line(new AuthEvent.VersionRefused(forging, SECRET)))
                .contains("GET?X /a??b?c?d ")
                .doesNotContain("\n", "\r");
    }

    @Test
    void aRequestDoesNotFillTheLog() {
        var endless = new Origin(new ApiId("orders"), "GET", "/" + "a".repeat(100_000), "192.0.2.1", AT);

        assertThat(EventLog.line(new AuthEvent.VersionRefused(endless, SECRET))).hasSizeLessThan(400);
    }
}
