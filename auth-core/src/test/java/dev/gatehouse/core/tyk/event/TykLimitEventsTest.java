// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.Denials;
import dev.gatehouse.core.tyk.event.TykEventText.Form;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.event.AuthEvent;
import dev.gatehouse.event.AuthEvent.Origin;
import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.limit.LimitKey.Measure;
import dev.gatehouse.limit.LimitStatus;
import dev.gatehouse.limit.LimitStatus.Movement;
import dev.gatehouse.limit.OpenedWindow;
import dev.gatehouse.policy.Usage;
import dev.gatehouse.policy.Usage.Level;
import dev.gatehouse.session.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the original's event documents say of limits. */
final class TykLimitEventsTest {
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
    private static final OrganizationId ACME = new OrganizationId("acme");
    private static final Optional<SessionId> KEY = Optional.of(new SessionId("0123456789abcdefWXYZ"));
    private static final Origin ORIGIN = new Origin(new ApiId("orders"), "GET", "/orders", "192.0.2.1", AT);

    private final TykEventText body = TykEventText.in(Form.BODY);

    private static Usage usage(Level level, Measure measure, long remaining, Movement movement) {
        var status = new LimitStatus(remaining > 0, 8, remaining, AT, Duration.ZERO, movement);
        return new Usage(level, measure, new OpenedWindow(8, Duration.ofMinutes(1)), status);
    }

    private static AuthEvent exceeded(Level level, Measure measure) {
        return new AuthEvent.LimitExceeded(ORIGIN, ACME, KEY, usage(level, measure, 0, Movement.NONE));
    }

    private static AuthEvent moved(Movement movement) {
        return new AuthEvent.LimitMoved(ORIGIN, ACME, KEY, usage(Level.SESSION, Measure.RATE, 1, movement));
    }

    private static AuthEvent triggered(Level level, double threshold) {
        return new AuthEvent.QuotaTriggered(
                ORIGIN, ACME, KEY, threshold, usage(level, Measure.QUOTA, 3, Movement.NONE));
    }

    @ParameterizedTest
    @CsvSource({
        "SESSION, RATE, RatelimitExceeded, Rate Limit Exceeded, ****WXYZ",
        "SESSION, QUOTA, QuotaExceeded, Key Quota Limit Exceeded, ****WXYZ",
        "API, RATE, RatelimitExceeded, API Rate Limit Exceeded, apilimiter-acmeorders",
        "ORGANIZATION, RATE, OrgRateLimitExceeded, Organisation rate limit has been exceeded, acme",
        "ORGANIZATION, QUOTA, OrgQuotaExceeded, Organisation quota has been exceeded, acme"
    })
    void aLimitThatIsReachedHasItsOwnEvent(Level level, Measure measure, String type, String message, String key) {
        assertThat(body.of(exceeded(level, measure)))
                .contains("{\"event\":\"" + type + "\",\"message\":\"" + message
                        + "\",\"path\":\"/orders\",\"origin\":\"192.0.2.1\",\"key\":\"" + key + "\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "UP, RateLimitSmoothingUp, Rate limit increased with smoothing",
        "DOWN, RateLimitSmoothingDown, Rate limit decreased with smoothing"
    })
    void smoothingIsTold(Movement movement, String type, String message) {
        assertThat(body.of(moved(movement)).orElseThrow())
                .startsWith("{\"event\":\"" + type + "\",\"message\":\"" + message + "\"");
    }

    @Test
    void aThresholdIsToldWithItsNumbers() {
        assertThat(TykEventText.in(Form.ENVELOPE).of(triggered(Level.SESSION, 60)))
                .contains("{\"Type\":\"TriggerExceeded\",\"Meta\":{\"Message\":\"Quota trigger reached\","
                        + "\"key\":\"****WXYZ\",\"org_id\":\"acme\",\"trigger_limit\":60,\"usage_percentage\":62},"
                        + "\"TimeStamp\":\"2026-01-02T03:04:05Z\"}");
    }

    @Test
    void aThresholdOfAnOrganizationIsToldWithItsName() {
        assertThat(body.of(triggered(Level.ORGANIZATION, 60)))
                .contains("{\"event\":\"TriggerExceeded\",\"message\":\"Quota trigger reached\","
                        + "\"path\":\"\",\"origin\":\"\",\"key\":\"acme\"}");
    }

    @Test
    void anOpenApiHasNoKeyToTell() {
        var event = new AuthEvent.LimitMoved(
                ORIGIN, ACME, Optional.empty(), usage(Level.SESSION, Measure.RATE, 1, Movement.UP));

        assertThat(body.of(event).orElseThrow()).endsWith("\"key\":\"\"}");
    }

    @Test
    void aVersionThatIsRefusedIsToldWithItsReason() {
        var event = new AuthEvent.VersionRefused(ORIGIN, new Refusal(Denials.INACTIVE, "what the client wrote"));

        assertThat(TykEventText.in(Form.ENVELOPE).of(event).orElseThrow())
                .contains("\"Type\":\"VersionFailure\"", "\"Reason\":\"" + Denials.INACTIVE + "\"")
                .doesNotContain("what the client wrote");
    }

    @Test
    void theNameOfAnEventIsKnownWithoutItsText() {
        assertThat(TykEventText.typeOf(exceeded(Level.API, Measure.RATE))).contains("RatelimitExceeded");
    }

    @Test
    void whatTheOriginalHasNoEventForHasNoName() {
        var event = new AuthEvent.DecisionFailed(ORIGIN, new Refusal(Denials.INTERNAL, "detail"));

        assertThat(TykEventText.typeOf(event)).isEmpty();
    }
}
