// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.core.internal.json.Json;
import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.PathRule;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Residue;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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

        @Test
        void rightOfNullIsARightToTheWholeApi() {
            var rights = TykSessions.read("{\"access_rights\":{\"a\":null}}")
                    .grants()
                    .own();

            assertThat(rights).isEqualTo(Entitlements.to(AccessRight.to(new ApiId("a"))));
        }

        @Test
        void nullIsTheZeroOfEveryMember() {
            var nulls = Json.newObject();
            SessionShape.SESSION.members().keySet().forEach(nulls::putNull);

            var session = TykSessions.read(Json.write(nulls));

            assertThat(session.with(Lifetime.unlimited()).grants())
                    .isEqualTo(TykSessions.read("{}").grants());
            assertThat(session.lifetime()).isEqualTo(Lifetime.unlimited());
            assertThat(session.attributes()).isEqualTo(Attributes.none());
            assertThat(session.kind()).isEqualTo(CredentialKind.TOKEN);
        }

        @Test
        void whatTheHolderIsCalledIsRead() {
            var json = "{'alias':'Ann','tags':['a','b'],'meta_data':{'n':1,'t':'x','o':{'l':[null,true]}}}";

            assertThat(TykSessions.read(json.replace('\'', '"')).attributes())
                    .isEqualTo(new Attributes(
                            "Ann",
                            List.of("a", "b"),
                            Map.of("n", 1, "t", "x", "o", Map.of("l", Arrays.asList(null, true)))));
        }

        @Test
        void nothingIsLeftOverWhereEverythingIsExpressed() {
            var json = "{'org_id':'o','expires':1700000000,'is_inactive':true,'apply_policies':['p'],'alias':'a',"
                    + "'tags':['t'],'meta_data':{'a':1},'access_rights':{'a':{'api_id':'a','versions':['v1'],"
                    + "'allowed_urls':[{'url':'/x','methods':['GET']}],'limit':{'rate':5,'per':0.25},"
                    + "'allowance_scope':'s','endpoints':[{'path':'/x','methods':[{'name':'GET',"
                    + "'limit':{'rate':1,'per':1}}]}]}},'rate':0.5,'per':60,'throttle_interval':-1,"
                    + "'throttle_retry_limit':-1,'max_query_depth':-1,'quota_max':5,'quota_renewal_rate':3600,"
                    + "'smoothing':{'enabled':true,'threshold':5,'trigger':0.5,'step':5,'delay':30},"
                    + "'hmac_enabled':true,'hmac_string':'h','enable_http_signature_validation':true,"
                    + "'rsa_certificate_id':'c','basic_auth_data':{'password':'p','hash_type':'bcrypt'}}";

            assertThat(TykSessions.read(json.replace('\'', '"')).residue()).isEqualTo(Residue.none());
        }

        @Test
        void otherMembersAreLeftOver() {
            assertThat(TykSessions.read("{\"allowance\":0.5,\"mine\":[1]}")
                            .residue()
                            .members())
                    .containsOnlyKeys("allowance", "mine");
        }

        @Test
        void organizationIsRead() {
            assertThat(TykSessions.read("{\"org_id\":\"o\"}").organization()).isEqualTo(new OrganizationId("o"));
        }

        @Test
        void endOfZeroSaysNothing() {
            assertThat(TykSessions.read("{\"expires\":0}").lifetime().expires()).isNull();
        }

        @ParameterizedTest
        @CsvSource({"-1", "-99"})
        void endBelowZeroMeansNever(long expires) {
            assertThat(TykSessions.read("{\"expires\":" + expires + "}")
                            .lifetime()
                            .expires())
                    .isEqualTo(Instant.MAX);
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
                    "{'certificate':'c'} | CERTIFICATE",
                    "{'hmac_enabled':false,'hmac_string':'h'} | SIGNATURE",
                    "{'hmac_enabled':true} | TOKEN",
                    "{'basic_auth_data':{'password':'','hash_type':''}} | TOKEN",
                    "{'jwt_data':{'secret':''},'hmac_string':'','certificate':''} | TOKEN",
                    "{'oauth_client_id':'c','basic_auth_data':{'password':'p'}} | OAUTH",
                    "{'basic_auth_data':{'password':'','hash_type':'bcrypt'}} | BASIC",
                    "{'basic_auth_data':{'hash_type':'bcrypt'}} | BASIC",
                    "{'basic_auth_data':{}} | TOKEN",
                    "{'meta_data':{'TykJWTSessionID':'e'}} | JWT",
                    "{'meta_data':{'TykJWTSessionID':'e'},'oauth_client_id':'c'} | JWT",
                    "{'meta_data':{'TykJWTSessionID':''}} | TOKEN",
                    "{'meta_data':{'TykJWTSessionID':null}} | TOKEN",
                    "{'meta_data':null} | TOKEN",
                    "{'id_extractor_deadline':1} | CUSTOM",
                    "{'id_extractor_deadline':1700000000,'hmac_string':'h'} | CUSTOM",
                    "{'id_extractor_deadline':0} | TOKEN",
                    "{'id_extractor_deadline':-1} | TOKEN"
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
                    "{'Is_Inactive':true} | $.Is_Inactive: expected to be spelled is_inactive",
                    "{'access_rights':{'a':{'Allowed_URLs':[]}}} |"
                            + " $.access_rights.a.Allowed_URLs: expected to be spelled allowed_urls",
                    "{'expires':1e99} | $.expires: expected a whole number",
                    "{'access_rights':[]} | $.access_rights: expected an object",
                    "{'access_rights':{'a':{'versions':'v1'}}} | $.access_rights.a.versions: expected a list",
                    "{'access_rights':{'a b':{'versions':[1]}}} | $.access_rights[\"a b\"].versions[0]: expected text",
                    "{'access_rights':{'a':{'allowed_urls':[{'url':1}]}}} |"
                            + " $.access_rights.a.allowed_urls[0].url: expected text",
                    "{'access_rights':{'a':{'limit':{'rate':'5'}}}} | $.access_rights.a.limit.rate: expected a number",
                    "{'access_rights':{'a':5}} | $.access_rights.a: expected an object",
                    "{'access_rights':{'':{}}} | $.access_rights: a right needs the id of an API",
                    "{'expires':1.5} | $.expires: expected a whole number",
                    "{'expires':9223372036854775808} | $.expires: expected a whole number",
                    "{'expires':true} | $.expires: expected a whole number",
                    "{'rate':1e999} | $.rate: expected a number",
                    "{'quota_max':'-1'} | $.quota_max: expected a whole number",
                    "{'hmac_enabled':'false'} | $.hmac_enabled: expected true or false",
                    "{'basic_auth_data':'pw'} | $.basic_auth_data: expected an object",
                    "{'basic_auth_data':{'password':1}} | $.basic_auth_data.password: expected text",
                    "{'monitor':{'trigger_limits':['80']}} | $.monitor.trigger_limits[0]: expected a number",
                    "{'oauth_keys':{'a':1}} | $.oauth_keys.a: expected text",
                    "{'meta_data':[]} | $.meta_data: expected an object",
                    "{'org_id':5} | $.org_id: expected text",
                    "{'date_created':0} | $.date_created: expected a time as text",
                    "{'apply_policies':'p'} | $.apply_policies: expected a list",
                    "{'apply_policies':['p','']} | $.apply_policies[1]: a policy needs an id",
                    "{'apply_policies':[null]} | $.apply_policies[0]: a policy needs an id",
                    "{'is_inactive':1} | $.is_inactive: expected true or false",
                    "{'tags':[1]} | $.tags[0]: expected text",
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
        void at58WrongTypeIsNamedWithoutItsValue() {
            assertThatThrownBy(() -> TykSessions.read("{\"basic_auth_data\":\"very-private\"}"))
                    .hasMessageNotContaining("very-private");
        }

        @Test
        void at58MessageHoldsNoContent() {
            assertThatThrownBy(() -> TykSessions.read("{\"hmac_string\":\"very-private\" oops"))
                    .hasMessageNotContaining("very-private");
        }
    }

    @Property(tries = 300)
    void noTextCausesAnythingButARefusal(@ForAll String text) {
        try {
            assertThat(TykSessions.read(text)).isNotNull();
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }
}
