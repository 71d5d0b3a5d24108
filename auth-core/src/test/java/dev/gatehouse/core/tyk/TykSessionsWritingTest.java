// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static dev.gatehouse.core.tyk.SessionJson.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.core.internal.json.Json;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.Allowance;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.EndpointLimit;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.PathRule;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.entitlement.RateLimit;
import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.Grants;
import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TykSessionsWritingTest {
    private static final AccessRight TO_A = AccessRight.to(new ApiId("a"));

    private static Session read(String quoted) {
        return TykSessions.read(text(quoted));
    }

    private static void assertWritten(Session session, String quoted) {
        assertThat(Json.parse(TykSessions.write(session))).isEqualTo(Json.parse(text(quoted)));
    }

    @Nested
    class Unchanged {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{'apply_policy_id':'old'}",
                    "{'apply_policy_id':'old','apply_policies':[]}",
                    "{'apply_policy_id':'old','apply_policies':null}",
                    "{'apply_policy_id':'old','apply_policies':['new']}",
                    "{'apply_policy_id':'','apply_policies':['new']}",
                    "{'access_rights':null}",
                    "{'access_rights':{}}",
                    "{'access_rights':{'a':null}}",
                    "{'access_rights':{'a':{}}}",
                    "{'access_rights':{'a':{'api_id':'b','versions':['v2','v1','v1'],'limit':null,'mine':{'x':1}}}}",
                    "{'expires':0}",
                    "{'expires':-1}",
                    "{'expires':9223372036854775807}",
                    "{'is_inactive':false}",
                    "{'rate':0.5,'per':60,'quota_max':-1}",
                    "{'tags':[null,'']}",
                    "{'meta_data':{'a':null}}",
                    "{'last_updated':'1700000000','mine':null}"
                })
        void isWrittenAsItWasRead(String json) {
            assertWritten(read(json), json);
        }

        @Test
        void isWrittenInTheOrderOfTheOriginal() {
            var json = "{'alias':'a','custom':1,'org_id':'o','rate':0.5}";

            assertThat(TykSessions.write(read(json)))
                    .isEqualTo(text("{'rate':0.5,'org_id':'o','alias':'a','custom':1}"));
        }
    }

    @Nested
    class NewLifetime {
        @Test
        void replacesNever() {
            assertWritten(read("{'expires':-1}").with(Lifetime.until(Instant.ofEpochSecond(5))), "{'expires':5}");
        }

        @Test
        void replacesAnEnd() {
            assertWritten(read("{'expires':5,'is_inactive':true}").with(Lifetime.unlimited()), "{}");
        }

        @ParameterizedTest
        @ValueSource(longs = {0, -1, -1_000_000})
        void thatEndedLongAgoDoesNotBecomeNever(long end) {
            var session = read("{}").with(Lifetime.until(Instant.ofEpochSecond(end)));

            assertWritten(session, "{'expires':1}");
        }
    }

    @Nested
    class NewPolicies {
        private Session with(String json, String... policies) {
            var session = read(json);
            var ids = List.of(policies).stream().map(PolicyId::new).toList();
            return session.with(new Grants(session.grants().own(), ids));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{} | {'apply_policies':['p']}",
                    "{'apply_policies':[]} | {'apply_policies':['p']}",
                    "{'apply_policies':null} | {'apply_policies':['p']}",
                    "{'apply_policies':['q']} | {'apply_policies':['p']}",
                    "{'apply_policy_id':'q'} | {'apply_policy_id':'q','apply_policies':['p']}",
                    "{'apply_policy_id':'p','apply_policies':['q']} | {'apply_policy_id':'p'}"
                })
        void areWritten(String before, String after) {
            assertThat(TykSessions.read(TykSessions.write(with(before, "p")))
                            .grants()
                            .policies())
                    .containsExactly(new PolicyId("p"));
            assertWritten(with(before, "p"), after);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{'apply_policies':['q']}",
                    "{'apply_policy_id':'q'}",
                    "{'apply_policy_id':'q','apply_policies':[]}",
                    "{'apply_policy_id':'q','apply_policies':['r']}"
                })
        void mayBeNone(String before) {
            assertWritten(with(before), "{}");
        }
    }

    @Nested
    class NewRights {
        private static final String LIMITED =
                "{'access_rights':{'a':{'api_name':'A','versions':['v1'],'limit':{'rate':5},'mine':1}}}";

        private Session with(String json, Entitlements rights) {
            return read(json).with(Grants.own(rights));
        }

        @Test
        void areWritten() {
            var rights = Entitlements.to(TO_A.inVersions("v2", "v1").onlyOn(PathRule.of("/x", "PUT", "GET")));

            assertWritten(
                    with("{}", rights),
                    "{'access_rights':{'a':{'api_id':'a','versions':['v1','v2'],"
                            + "'allowed_urls':[{'url':'/x','methods':['GET','PUT']}]}}}");
        }

        private Session changed(UnaryOperator<AccessRight> change) {
            var right =
                    read(LIMITED).grants().own().rights().values().iterator().next();
            return with(LIMITED, Entitlements.to(change.apply(right)));
        }

        @Test
        void keepTheLimitOfAnApiThatGetsAnotherVersion() {
            assertWritten(
                    changed(right -> right.inVersions("v2")),
                    "{'access_rights':{'a':{'api_name':'A','versions':['v2'],'limit':{'rate':5},'mine':1}}}");
        }

        @Test
        void keepTheLimitOfAnApiBesideANewOne() {
            var limited = read(LIMITED).grants().own().rights().get(new ApiId("a"));
            var rights = Entitlements.to(limited, AccessRight.to(new ApiId("b")));

            assertWritten(
                    with(LIMITED, rights),
                    "{'access_rights':{'a':{'api_name':'A','versions':['v1'],'limit':{'rate':5},'mine':1},"
                            + "'b':{'api_id':'b'}}}");
        }

        @Test
        void replaceALimit() {
            assertWritten(
                    changed(right -> right.limitedTo(Limits.none().with(RateLimit.of(7, Duration.ofSeconds(2))))),
                    "{'access_rights':{'a':{'api_name':'A','versions':['v1'],'limit':{'rate':7,'per':2},"
                            + "'allowance_scope':'a','mine':1}}}");
        }

        @Test
        void removeALimit() {
            assertWritten(
                    changed(right -> right.with(Allowance.unstated())),
                    "{'access_rights':{'a':{'api_name':'A','versions':['v1'],'mine':1}}}");
        }

        @Test
        void withoutALimitOfTheirOwnAreNotReadAsThoseWithTheLimitOfTheSession() {
            assertWritten(
                    with("{}", Entitlements.to(TO_A.with(new Allowance(Optional.of(Limits.none()), List.of(), "")))),
                    "{'access_rights':{'a':{'api_id':'a','limit':{'quota_remaining':-1}}}}");
        }

        @Test
        void writeTheEndpointsOfOnePathTogether() {
            var rate = RateLimit.of(5, Duration.ofMillis(500));
            var endpoints = List.of(
                    new EndpointLimit("/x", "GET", rate),
                    new EndpointLimit("/x", "POST", rate),
                    new EndpointLimit("/y", "GET", RateLimit.unlimited()));

            assertWritten(
                    with("{}", Entitlements.to(TO_A.with(new Allowance(Optional.empty(), endpoints, "")))),
                    "{'access_rights':{'a':{'api_id':'a','endpoints':["
                            + "{'path':'/x','methods':[{'name':'GET','limit':{'rate':5,'per':0.5}},"
                            + "{'name':'POST','limit':{'rate':5,'per':0.5}}]},"
                            + "{'path':'/y','methods':[{'name':'GET','limit':{}}]}]}}}");
        }

        @Test
        void keepNothingOfAnApiThatIsGone() {
            assertWritten(
                    with(LIMITED, Entitlements.to(AccessRight.to(new ApiId("b")))),
                    "{'access_rights':{'b':{'api_id':'b'}}}");
        }

        @Test
        void replaceAMasterKey() {
            assertWritten(
                    with("{'access_rights':{}}", Entitlements.to(TO_A)), "{'access_rights':{'a':{'api_id':'a'}}}");
        }

        @Test
        void ofAMasterKeyReplaceOthers() {
            assertWritten(with(LIMITED, Entitlements.masterKey()), "{}");
        }

        @Test
        void toNothingAreNotWrittenAsThoseToEverything() {
            assertThatThrownBy(() -> TykSessions.write(with("{}", Entitlements.nothing())))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("without any right");
        }

        @Test
        void followTheOrderOfTheOriginal() {
            var rights = Entitlements.to(TO_A.inVersions("v1"));

            assertThat(TykSessions.write(with("{'access_rights':{'a':{'limit':{},'api_id':'a'}}}", rights)))
                    .isEqualTo(text("{'access_rights':{'a':{'api_id':'a','versions':['v1'],'limit':{}}}}"));
        }
    }

    @Nested
    class NewAttributes {
        @Test
        void areWritten() {
            var attributes = new Attributes("a", List.of("t"), Map.of("m", 1));

            assertWritten(
                    read("{'alias':null,'tags':[],'meta_data':{}}").with(attributes),
                    "{'alias':'a','tags':['t'],'meta_data':{'m':1}}");
        }

        @Test
        void mayBeNone() {
            assertWritten(
                    read("{'alias':'a','tags':[null],'meta_data':{'m':null}}").with(Attributes.none()), "{}");
        }
    }

    @Nested
    class CanonicalForm {
        private String canonical(String quoted) {
            return TykSessions.canonical(text(quoted));
        }

        @Test
        void dropsWhatIsZero() {
            assertThat(canonical("{'alias':'','rate':0.0,'org_id':'o','tags':[],'is_inactive':false,'monitor':null,"
                            + "'smoothing':{'enabled':false},'date_created':'0001-01-01T00:00:00Z','meta_data':{}}"))
                    .isEqualTo(text("{'org_id':'o'}"));
        }

        @Test
        void dropsWhatIsZeroInsideOfRights() {
            assertThat(canonical("{'access_rights':{'a':{'limit':{'rate':0},'allowed_urls':null,'versions':['Default'],"
                            + "'api_id':'a','api_name':'A','allowance_scope':''}}}"))
                    .isEqualTo(text("{'access_rights':{'a':{'api_name':'A','api_id':'a','versions':['Default']}}}"));
        }

        @Test
        void keepsRightsThatSayNothing() {
            assertThat(canonical("{'access_rights':{'a':{}}}")).isEqualTo(text("{'access_rights':{'a':{}}}"));
        }

        @Test
        void sortsNamesThatAreNotKnownBeforehand() {
            assertThat(canonical("{'meta_data':{'b':0,'a':''},'access_rights':{'y':{},'x':{}}}"))
                    .isEqualTo(text("{'access_rights':{'x':{},'y':{}},'meta_data':{'a':'','b':0}}"));
        }

        @Test
        void writesWholeNumbersWithoutAFraction() {
            assertThat(canonical("{'expires':1.7e9,'rate':5.0,'per':0.5}"))
                    .isEqualTo(text("{'rate':5,'per':0.5,'expires':1700000000}"));
        }

        @Test
        void keepsWhatTheOriginalDoesNotKnowAtTheEnd() {
            assertThat(canonical("{'mine':0,'alias':'a'}")).isEqualTo(text("{'alias':'a','mine':0}"));
        }

        @Test
        void refusesWrongTypes() {
            assertThatThrownBy(() -> canonical("{'rate':'5'}")).hasMessage("$.rate: expected a number");
        }
    }
}
