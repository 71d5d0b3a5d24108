// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.core.internal.json.Json;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.PathRule;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.session.CredentialKind;
import dev.gatehouse.session.Lifetime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TykSessionsTest {
    @Nested
    class Reading {
        @Test
        void noRightsMeanAMasterKey() {
            assertThat(TykSessions.read("{}").grants().own()).isEqualTo(Entitlements.masterKey());
            assertThat(TykSessions.read("{\"access_rights\":{}}").grants().own())
                    .isEqualTo(Entitlements.masterKey());
        }

        @Test
        void rightsAreRead() {
            var json = "{'access_rights':{'a':{'api_id':'other','versions':['v1'],"
                    + "'allowed_urls':[{'url':'/x','methods':['GET']}]}}}";

            var rights = TykSessions.read(json.replace('\'', '"')).grants().own();

            assertThat(rights)
                    .isEqualTo(Entitlements.to(
                            AccessRight.to(new ApiId("a")).inVersions("v1").onlyOn(PathRule.of("/x", "GET"))));
        }

        @ParameterizedTest
        @CsvSource({"0", "-1", "-99"})
        void endBelowOneMeansNever(long expires) {
            assertThat(TykSessions.read("{\"expires\":" + expires + "}")
                            .lifetime()
                            .expires())
                    .isNull();
        }

        @Test
        void endMayBeWrittenAsAFraction() {
            assertThat(TykSessions.read("{\"expires\":1.7e9}").lifetime().expires())
                    .isEqualTo(Instant.ofEpochSecond(1_700_000_000));
        }

        @Test
        void endBeyondAllTimeIsTheLastInstant() {
            assertThat(TykSessions.read("{\"expires\":9223372036854775807}")
                            .lifetime()
                            .expires())
                    .isEqualTo(Instant.ofEpochSecond(Instant.MAX.getEpochSecond()));
        }

        @Test
        void singlePolicyCountsOnlyWithoutAList() {
            assertThat(TykSessions.read("{\"apply_policy_id\":\"old\"}")
                            .grants()
                            .policies())
                    .containsExactly(new PolicyId("old"));
            assertThat(TykSessions.read("{\"apply_policy_id\":\"old\",\"apply_policies\":[\"new\"]}")
                            .grants()
                            .policies())
                    .containsExactly(new PolicyId("new"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{} | TOKEN",
                    "{'oauth_client_id':'c'} | OAUTH",
                    "{'jwt_data':{'secret':'s'}} | JWT",
                    "{'basic_auth_data':{'password':'p'}} | BASIC",
                    "{'hmac_enabled':true,'hmac_string':'h'} | SIGNATURE",
                    "{'rsa_certificate_id':'r'} | SIGNATURE",
                    "{'certificate':'c'} | CERTIFICATE"
                },
                quoteCharacter = '`')
        void at63KindIsToldByTheMembers(String json, CredentialKind kind) {
            assertThat(TykSessions.read(json.replace('\'', '"')).kind()).isEqualTo(kind);
        }
    }

    @Nested
    class Refusing {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{'expires':'soon'} | $.expires: expected a whole number",
                    "{'expires':1e99} | $.expires: expected a whole number",
                    "{'access_rights':[]} | $.access_rights: expected an object",
                    "{'access_rights':{'a':{'versions':'v1'}}} | $.access_rights.a.versions: expected a list",
                    "{'is_inactive':1} | $.is_inactive: expected true or false",
                    "{'tags':[1]} | $.tags: expected a list of texts",
                    "[] | $: expected an object"
                })
        void namesThePathOfAWrongType(String json, String message) {
            assertThatThrownBy(() -> TykSessions.read(json.replace('\'', '"')))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(message);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "{", "{\"a\":1,\"a\":2}", "{} {}", "{\"a\":NaN}", "nul"})
        void refusesWhatIsNoJson(String text) {
            assertThatThrownBy(() -> TykSessions.read(text)).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void refusesDeepNesting() {
            assertThatThrownBy(() -> TykSessions.read("{\"a\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}"))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void refusesTenMebibytes() {
            assertThatThrownBy(() -> TykSessions.read("{\"a\":\"" + "x".repeat(10 << 20) + "\"}"))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void at58MessageHoldsNoContent() {
            assertThatThrownBy(() -> TykSessions.read("{\"hmac_string\":\"very-private\" oops"))
                    .hasMessageNotContaining("very-private");
        }
    }

    @Nested
    class Writing {
        @Test
        void followsTheOrderOfTheOriginal() {
            var json = "{\"alias\":\"a\",\"custom\":1,\"org_id\":\"o\",\"rate\":0.5}";

            assertThat(TykSessions.write(TykSessions.read(json)))
                    .isEqualTo("{\"rate\":0.5,\"org_id\":\"o\",\"alias\":\"a\",\"custom\":1}");
        }

        @Test
        void changeShowsWhateverTheResidueHeld() {
            var session = TykSessions.read("{\"expires\":-1}").with(Lifetime.until(Instant.ofEpochSecond(5)));

            assertThat(TykSessions.write(session)).isEqualTo("{\"expires\":5}");
        }

        @Test
        void canonicalFormDropsWhatIsZero() {
            var json = "{\"alias\":\"\",\"rate\":0,\"org_id\":\"o\",\"tags\":[],\"is_inactive\":false}";

            assertThat(TykSessions.canonical(json)).isEqualTo("{\"org_id\":\"o\"}");
        }
    }

    @Nested
    class Quotas {
        @Test
        void areShownAsTheyAreWritten() {
            var session = TykSessions.read("{\"quota_max\":-1,\"quota_renews\":7}");

            assertThat(TykQuota.of(session)).isEqualTo(new TykQuota(-1, 0, 7));
        }
    }

    @Property(tries = 300)
    void writingWhatWasReadGivesTheSameJson(@ForAll("sessionObjects") Map<String, Object> members) {
        var json = Json.write(Json.tree(members));

        var written = TykSessions.write(TykSessions.read(json));

        assertThat(Json.parse(written)).isEqualTo(Json.parse(json));
    }

    @Property(tries = 300)
    void noTextCausesAnythingButARefusal(@ForAll String text) {
        try {
            assertThat(TykSessions.read(text)).isNotNull();
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    @Provide
    Arbitrary<Map<String, Object>> sessionObjects() {
        Arbitrary<Object> numbers = Arbitraries.of(0, -1, 1, 1_700_000_000, 0.5).map(Object.class::cast);
        Arbitrary<Object> values =
                Arbitraries.oneOf(numbers, Arbitraries.of("", "x", true).map(Object.class::cast));
        Arbitrary<Object> rights = Arbitraries.of(
                Map.of(),
                Map.of("a", Map.of("api_id", "a", "versions", List.of("v2", "v1"), "limit", Map.of("rate", 0.5))),
                Map.of("a", Map.of("allowed_urls", List.of(Map.of("url", "/x", "methods", List.of("POST", "GET"))))));
        var untyped = Arbitraries.maps(Arbitraries.of("rate", "quota_max", "mine", "last_updated"), values);
        var typed = Arbitraries.maps(
                Arbitraries.of("expires"), Arbitraries.of(0, -1, 5).map(Object.class::cast));
        return untyped.flatMap(first -> typed.flatMap(second -> rights.map(third -> {
            var all = new java.util.HashMap<>(first);
            all.putAll(second);
            all.put("access_rights", third);
            all.put("apply_policies", List.of());
            return all;
        })));
    }
}
