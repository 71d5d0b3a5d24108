// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.core.internal.json.Json;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.entitlement.Quota;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.policy.Partition;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.session.Lifetime.Retention;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Quotes in policies are single. */
final class TykPoliciesTest {
    private static final long BEYOND_DOUBLES = 9_007_199_254_740_993L;

    private static String json(String members) {
        return ("{'id': 'gold'" + (members.isEmpty() ? "" : ", " + members) + "}").replace('\'', '"');
    }

    private static Policy read(String members) {
        return TykPolicies.read(json(members));
    }

    private static Limits limits(String members) {
        return read(members).entitlements().limits();
    }

    @Nested
    class AMember {
        @Test
        void namesThePolicy() {
            assertThat(read("").id()).isEqualTo(new PolicyId("gold"));
        }

        @Test
        void ofTheDatabaseNamesAPolicyWithoutAnotherName() {
            assertThat(TykPolicies.read("{\"_id\": \"5e0\"}").id()).isEqualTo(new PolicyId("5e0"));
            assertThat(read("'_id': '5e0'").id()).isEqualTo(new PolicyId("gold"));
        }

        @Test
        void saysTheOrganization() {
            assertThat(read("'org_id': 'acme'").organization()).isEqualTo(new OrganizationId("acme"));
        }

        @Test
        void saysTheRate() {
            var rate = limits("'rate': 2.5, 'per': 0.5").rate();

            assertThat(rate.permits()).isEqualTo(2.5);
            assertThat(rate.period()).isEqualTo(Duration.ofMillis(500));
        }

        @Test
        void saysTheQuota() {
            assertThat(limits("'quota_max': 5, 'quota_renewal_rate': 60").quota())
                    .isEqualTo(new Quota(5, Duration.ofMinutes(1)));
        }

        @Test
        void saysTheThrottle() {
            var throttle = limits("'throttle_interval': 1.5, 'throttle_retry_limit': 3")
                    .throttle();

            assertThat(throttle.interval()).isEqualTo(Duration.ofMillis(1500));
            assertThat(throttle.retries()).isEqualTo(3);
        }

        @Test
        void saysTheDepth() {
            assertThat(limits("'max_query_depth': -1").queryDepth()).isEqualTo(-1);
        }

        @Test
        void saysTheSmoothing() {
            var smoothing = limits(
                            "'smoothing': {'enabled': true, 'threshold': 5, 'trigger': 0.5, 'step': 2, 'delay': 30}")
                    .rate()
                    .smoothing()
                    .orElseThrow();

            assertThat(smoothing.enabled()).isTrue();
            assertThat(smoothing.threshold()).isEqualTo(5);
            assertThat(smoothing.trigger()).isEqualTo(0.5);
            assertThat(smoothing.step()).isEqualTo(2);
            assertThat(smoothing.delay()).isEqualTo(Duration.ofSeconds(30));
        }

        @Test
        void saysRights() {
            var right = read("'access_rights': {'orders': {'api_id': 'orders', 'versions': ['v1'],"
                            + " 'limit': {'rate': 7, 'per': 1}}}")
                    .entitlements()
                    .rights()
                    .get(new ApiId("orders"));

            assertThat(right).isNotNull();
            assertThat(right.allowance().limits().orElseThrow().rate().permits())
                    .isEqualTo(7);
        }

        @ParameterizedTest
        @CsvSource({
            "quota, QUOTA",
            "rate_limit, RATE_LIMIT",
            "complexity, COMPLEXITY",
            "acl, ACCESS",
            "per_api, PER_API"
        })
        void saysAPartition(String name, Partition partition) {
            assertThat(read("'partitions': {'" + name + "': true}").partitions())
                    .containsExactly(partition);
        }

        @Test
        void saysThatItIsSwitchedOff() {
            assertThat(read("'is_inactive': true").terms().inactive()).isTrue();
        }

        @Test
        void thatTheOriginalDoesNotHeedSwitchesNothingOff() {
            assertThat(read("'active': false").terms().inactive()).isFalse();
        }

        @Test
        void saysWhichSignaturesAreAccepted() {
            var terms = read("'hmac_enabled': true, 'enable_http_signature_validation': true")
                    .terms();

            assertThat(terms.hmacEnabled()).isTrue();
            assertThat(terms.rsaEnabled()).isTrue();
        }

        @ParameterizedTest
        @CsvSource({"60, PT1M", "9223372036854775807, PT2562047788015215H30M7S"})
        void saysWhenKeysEnd(String seconds, Duration time) {
            assertThat(read("'key_expires_in': " + seconds).terms().keysExpireAfter())
                    .contains(time);
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "-1", "-9223372036854775808", "null"})
        void thatIsNoTimeSaysNothingOfTheEndOfKeys(String seconds) {
            assertThat(read("'key_expires_in': " + seconds).terms().keysExpireAfter())
                    .isEmpty();
        }

        @Test
        void saysHowLongEndedKeysAreKept() {
            assertThat(read("'post_expiry_action': 'retain', 'post_expiry_grace_period': -1")
                            .terms()
                            .retention())
                    .isInstanceOf(Retention.Forever.class);
        }

        @Test
        void saysTagsAndMetadata() {
            var attributes = read("'tags': ['a', 'b'], 'meta_data': {'plan': 'gold'}")
                    .terms()
                    .attributes();

            assertThat(attributes.tags()).containsExactly("a", "b");
            assertThat(attributes.metadata()).containsEntry("plan", "gold");
        }

        @Test
        void thatNobodyHereKnowsIsKept() {
            var members = "'name': 'Gold', 'from_the_future': {'a': [1, 2.50, null]}, 'last_updated': '7'";

            assertThat(Json.same(Json.parse(TykPolicies.write(read(members))), Json.parse(json(members))))
                    .isTrue();
        }
    }

    @Nested
    class ANumber {
        @Test
        void beyondDoublesStaysExact() {
            assertThat(limits("'quota_max': " + BEYOND_DOUBLES).quota().max()).isEqualTo(BEYOND_DOUBLES);
            assertThat(TykPolicies.write(read("'quota_max': " + BEYOND_DOUBLES)))
                    .contains(Long.toString(BEYOND_DOUBLES));
        }

        @ParameterizedTest
        @ValueSource(strings = {"-1", "-0.5", "0", "-1e300"})
        void thatIsNotPositiveIsNoRate(String rate) {
            assertThat(limits("'rate': " + rate + ", 'per': 1").rate().isUnlimited())
                    .isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"-1", "0", "-9223372036854775808"})
        void thatIsNotPositiveIsNoQuota(String max) {
            assertThat(limits("'quota_max': " + max).quota().isUnlimited()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "+1", "01", "1.", "0x10"})
        void thatJsonDoesNotHaveIsRefused(String number) {
            assertThatThrownBy(() -> read("'rate': " + number)).isInstanceOf(IllegalArgumentException.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"9223372036854775808", "1e30", "1.5"})
        void thatIsNoWholeNumberOfTheRightSizeIsRefused(String number) {
            assertThatThrownBy(() -> read("'quota_max': " + number))
                    .hasMessageContaining("$.quota_max")
                    .hasMessageNotContaining(number);
        }
    }

    @Nested
    class AWrongType {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "'rate': 'much' | $.rate",
                    "'per': true | $.per",
                    "'quota_max': '5' | $.quota_max",
                    "'quota_renewal_rate': {} | $.quota_renewal_rate",
                    "'throttle_interval': [] | $.throttle_interval",
                    "'throttle_retry_limit': 1.5 | $.throttle_retry_limit",
                    "'max_query_depth': 'deep' | $.max_query_depth",
                    "'key_expires_in': 'soon' | $.key_expires_in",
                    "'org_id': 5 | $.org_id",
                    "'is_inactive': 1 | $.is_inactive",
                    "'hmac_enabled': 'yes' | $.hmac_enabled",
                    "'enable_http_signature_validation': 0 | $.enable_http_signature_validation",
                    "'tags': 'a' | $.tags",
                    "'tags': [1] | $.tags[0]",
                    "'meta_data': [] | $.meta_data",
                    "'partitions': true | $.partitions",
                    "'partitions': {'quota': 1} | $.partitions.quota",
                    "'post_expiry_action': 1 | $.post_expiry_action",
                    "'post_expiry_grace_period': 'x' | $.post_expiry_grace_period",
                    "'smoothing': {'step': 'x'} | $.smoothing.step",
                    "'access_rights': [] | $.access_rights",
                    "'access_rights': {'orders': {'limit': {'rate': 'x'}}} | $.access_rights.orders.limit.rate",
                    "'access_rights': {'orders': {'versions': 'v1'}} | $.access_rights.orders.versions"
                })
        void isRefusedWithItsPath(String members, String path) {
            assertThatThrownBy(() -> read(members))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(path + ":");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "[]", "5", "null", "{", "{\"id\": \"a\", \"id\": \"b\"}"})
        void ofTheWholeIsRefused(String text) {
            assertThatThrownBy(() -> TykPolicies.read(text)).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void ofNoNameIsRefused() {
            assertThatThrownBy(() -> TykPolicies.read("{}")).hasMessage("$: a policy needs an id");
        }
    }

    @Nested
    class Many {
        @Test
        void inAnObjectAreNamedByIt() {
            assertThat(TykPolicies.readAll("{\"gold\": {\"id\": \"other\"}, \"silver\": {}}"))
                    .extracting(policy -> policy.id().value())
                    .containsExactly("gold", "silver");
        }

        @Test
        void inAListNameThemselves() {
            assertThat(TykPolicies.readAll("[{\"id\": \"gold\"}, {\"_id\": \"silver\"}]"))
                    .extracting(policy -> policy.id().value())
                    .containsExactly("gold", "silver");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{'gold': {'rate': 'x'}} | $.gold.rate: expected a number",
                    "{'gold': 5} | $.gold: expected an object",
                    "{'': {}} | a policy needs an id",
                    "[{'id': 'a'}, {'id': 'b', 'rate': 'x'}] | $[1].rate: expected a number",
                    "[{'id': 'a'}, 5] | $[1]: expected an object",
                    "[{}] | $[0]: a policy needs an id",
                    "5 | $: expected an object or a list"
                })
        void areRefusedWithThePlaceOfTheFirstThatIsWrong(String text, String message) {
            assertThatThrownBy(() -> TykPolicies.readAll(text.replace('\'', '"')))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(message);
        }
    }

    @ParameterizedTest
    @EnumSource(Partition.class)
    void partitionsAreWrittenAsTheyAreRead(Partition partition) {
        var policy = read("'partitions': {'quota': true, 'acl': true}");
        var changed = new Policy(
                policy.id(),
                policy.organization(),
                Set.of(partition),
                policy.entitlements(),
                policy.terms(),
                policy.residue());

        assertThat(TykPolicies.read(TykPolicies.write(changed)).partitions()).containsExactly(partition);
    }
}
