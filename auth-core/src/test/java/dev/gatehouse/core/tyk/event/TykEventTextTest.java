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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TykEventTextTest {
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
    private static final OrganizationId ACME = new OrganizationId("acme");
    private static final SessionId KEY = new SessionId("0123456789abcdefWXYZ");
    private static final Origin ORIGIN = new Origin(new ApiId("orders"), "GET", "/orders/\"1\"", "192.0.2.1", AT);

    private static AuthEvent ended(String reason) {
        return new AuthEvent.SessionEnded(ORIGIN, KEY, new Refusal(reason, "detail"));
    }

    private static AuthEvent created() {
        return new AuthEvent.TokenCreated(new OrganizationId("acme"), KEY, AT);
    }

    @Nested
    class ABody {
        private final TykEventText text = TykEventText.in(Form.BODY);

        @Test
        void tellsOfAnUnknownKey() {
            var event = new AuthEvent.AuthenticationFailed(ORIGIN, new Refusal(Denials.EXPIRED, "detail"));

            assertThat(text.of(event))
                    .contains("{\"event\":\"AuthFailure\",\"message\":\"Auth Failure\","
                            + "\"path\":\"/orders/\\\"1\\\"\",\"origin\":\"192.0.2.1\",\"key\":\"\"}");
        }

        @Test
        void tellsOfAnExpiredKey() {
            assertThat(text.of(ended(Denials.EXPIRED)))
                    .contains("{\"event\":\"KeyExpired\",\"message\":\"Attempted access from expired key.\","
                            + "\"path\":\"/orders/\\\"1\\\"\",\"origin\":\"192.0.2.1\",\"key\":\"****WXYZ\"}");
        }

        @Test
        void tellsOfAnInactiveKey() {
            assertThat(text.of(ended(Denials.INACTIVE)).orElseThrow())
                    .contains("\"message\":\"Attempted access from inactive key.\"");
        }

        @Test
        void showsWholeNamesWhereTheyAreHashes() {
            assertThat(text.withHashedKeys().of(ended(Denials.EXPIRED)).orElseThrow())
                    .contains("\"key\":\"0123456789abcdefWXYZ\"");
        }

        @Test
        void cutsAPathThatIsTooLong() {
            var origin = new Origin(new ApiId("orders"), "GET", "/" + "a".repeat(100_000), "192.0.2.1", AT);
            var event = new AuthEvent.SessionEnded(origin, KEY, new Refusal(Denials.EXPIRED, "detail"));

            assertThat(text.of(event).orElseThrow()).hasSizeLessThan(3000);
        }

        @Test
        void tellsNothingThatTheOriginalHasNoEventFor() {
            assertThat(text.of(new AuthEvent.DecisionFailed(ORIGIN, new Refusal(Denials.INTERNAL, "detail"))))
                    .isEmpty();
        }
    }

    @Nested
    class AnEnvelope {
        private final TykEventText text = TykEventText.in(Form.ENVELOPE);

        @Test
        void holdsTypeMetaAndTime() {
            assertThat(text.of(created()))
                    .contains("{\"Type\":\"TokenCreated\",\"Meta\":{\"Message\":\"Key generated.\","
                            + "\"Key\":\"****WXYZ\",\"Org\":\"acme\"},\"TimeStamp\":\"2026-01-02T03:04:05Z\"}");
        }

        @Test
        void tellsOfAChangedKey() {
            var event = new AuthEvent.TokenUpdated(new OrganizationId("acme"), KEY, AT);

            assertThat(text.of(event).orElseThrow())
                    .startsWith("{\"Type\":\"TokenUpdated\",\"Meta\":{\"Message\":\"Key modified.\"");
        }

        @Test
        void tellsOfADeletedKey() {
            var event = new AuthEvent.TokenDeleted(new OrganizationId("acme"), KEY, AT);

            assertThat(text.of(event).orElseThrow())
                    .startsWith("{\"Type\":\"TokenDeleted\",\"Meta\":{\"Message\":\"Key deleted.\"");
        }

        @Test
        void holdsNoRequest() {
            assertThat(text.of(ended(Denials.EXPIRED)).orElseThrow()).doesNotContain("OriginatingRequest");
        }
    }

    @Nested
    class OfLimits {
        private final TykEventText body = TykEventText.in(Form.BODY);
        private final TykEventText envelope = TykEventText.in(Form.ENVELOPE);

        private Usage usage(Level level, Measure measure, Movement movement) {
            var status = new LimitStatus(false, 4, 1, AT, Duration.ZERO, movement);
            return new Usage(level, measure, new OpenedWindow(4, Duration.ofMinutes(1)), status);
        }

        private AuthEvent exceeded(Level level, Measure measure) {
            return new AuthEvent.LimitExceeded(ORIGIN, ACME, Optional.of(KEY), usage(level, measure, Movement.NONE));
        }

        private AuthEvent moved(Movement movement) {
            return new AuthEvent.LimitMoved(
                    ORIGIN, ACME, Optional.of(KEY), usage(Level.SESSION, Measure.RATE, movement));
        }

        @ParameterizedTest
        @CsvSource({
            "SESSION, RATE, RatelimitExceeded, Rate Limit Exceeded, ****WXYZ",
            "SESSION, QUOTA, QuotaExceeded, Key Quota Limit Exceeded, ****WXYZ",
            "API, RATE, RatelimitExceeded, API Rate Limit Exceeded, apilimiter-acmeorders",
            "ORGANIZATION, RATE, OrgRateLimitExceeded, Organisation rate limit has been exceeded, acme",
            "ORGANIZATION, QUOTA, OrgQuotaExceeded, Organisation quota has been exceeded, acme"
        })
        void tellsWhichOneIsReached(Level level, Measure measure, String type, String message, String key) {
            assertThat(body.of(exceeded(level, measure)))
                    .contains("{\"event\":\"" + type + "\",\"message\":\"" + message
                            + "\",\"path\":\"/orders/\\\"1\\\"\",\"origin\":\"192.0.2.1\",\"key\":\"" + key + "\"}");
        }

        @Test
        void namesNobodyWhereNobodyHadToSayWhoAsks() {
            var event = new AuthEvent.LimitExceeded(
                    ORIGIN, ACME, Optional.empty(), usage(Level.SESSION, Measure.RATE, Movement.NONE));

            assertThat(body.of(event).orElseThrow()).contains("\"key\":\"\"");
        }

        @Test
        void tellsThatSmoothingGivesMore() {
            assertThat(envelope.of(moved(Movement.UP)).orElseThrow())
                    .startsWith("{\"Type\":\"RateLimitSmoothingUp\","
                            + "\"Meta\":{\"Message\":\"Rate limit increased with smoothing\"");
        }

        @Test
        void tellsThatSmoothingTakesSomeAway() {
            assertThat(envelope.of(moved(Movement.DOWN)).orElseThrow())
                    .startsWith("{\"Type\":\"RateLimitSmoothingDown\","
                            + "\"Meta\":{\"Message\":\"Rate limit decreased with smoothing\"");
        }

        @Test
        void tellsOfAThresholdInNumbers() {
            var event = new AuthEvent.QuotaTriggered(
                    ORIGIN, ACME, Optional.of(KEY), 75, usage(Level.SESSION, Measure.QUOTA, Movement.NONE));

            assertThat(envelope.of(event).orElseThrow())
                    .startsWith("{\"Type\":\"TriggerExceeded\",\"Meta\":{\"Message\":\"Quota trigger reached\","
                            + "\"key\":\"****WXYZ\",\"org_id\":\"acme\",\"trigger_limit\":75,\"usage_percentage\":75}");
        }
    }
}
