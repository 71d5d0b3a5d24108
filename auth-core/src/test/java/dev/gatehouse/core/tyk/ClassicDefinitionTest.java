// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static dev.gatehouse.core.tyk.Documents.classic;
import static dev.gatehouse.core.tyk.Documents.problems;
import static dev.gatehouse.core.tyk.Documents.read;
import static dev.gatehouse.core.tyk.Documents.served;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.session.ApiLifetime;
import dev.gatehouse.core.tyk.LoadedDefinition.Problem;
import dev.gatehouse.definition.PathMatching;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.identity.OrganizationId;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassicDefinitionTest {
    private static final TykDefinitionSettings WITH_DOMAINS = new TykDefinitionSettings(PathMatching.ANYWHERE, true);

    @Nested
    class Identity {
        @Test
        void idIsApiId() {
            assertThat(served(classic()).api().id()).isEqualTo(new ApiId("orders"));
        }

        @Test
        void nameIsForPeople() {
            assertThat(served(classic()).api().name()).isEqualTo("Orders");
        }

        @Test
        void organizationIsOrgId() {
            assertThat(served(classic()).api().organization()).isEqualTo(new OrganizationId("acme"));
        }

        @Test
        void apiWithoutOrganizationBelongsToNobody() {
            var api = served(classic("{'org_id': null}"));

            assertThat(api.api().organization().isNone()).isTrue();
        }

        @Test
        void missingIdIsAProblem() {
            var problems = problems(classic("{'api_id': ''}"));

            assertThat(problems).containsExactly(new Problem("api_id", "is missing"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"../policies", "..", ".", "a/b", "a b", "a\\\\b", "%2e%2e", "é"})
        void at59IdCannotNameAnotherPlace(String id) {
            var problems = problems(classic("{'api_id': '" + id + "'}"));

            assertThat(problems).extracting(Problem::path).containsExactly("api_id");
        }

        @Test
        void refusedApiIsNamed() {
            var refused = (LoadedDefinition.Refused) read(classic("{'enable_jwt': true}"));

            assertThat(refused.apiId()).contains("orders");
        }

        @Test
        void refusedApiWithAWrongIdIsNotNamed() {
            var refused = (LoadedDefinition.Refused) read(classic("{'api_id': '../x'}"));

            assertThat(refused.apiId()).isEmpty();
        }
    }

    @Nested
    class Listening {
        @Test
        void placeIsListenPath() {
            assertThat(served(classic()).listen()).isEqualTo(new TykApi.Listen("", "/orders/", true));
        }

        @Test
        void listenPathIsWhatPathRulesAreBelow() {
            assertThat(served(classic()).api().paths().base()).isEqualTo("/orders/");
        }

        @Test
        void pathMatchingComesFromTheGateway() {
            var settings = new TykDefinitionSettings(PathMatching.FROM_START, false);

            assertThat(served(classic(), settings).api().paths().matching()).isEqualTo(PathMatching.FROM_START);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "orders/",
                    "/or ders/",
                    "/orders/{id}",
                    "/a//b",
                    "/a/../b",
                    "/..",
                    "/a/.",
                    "/a%2fb",
                    "/a?b",
                    "/a#b",
                    "/a;b",
                    "/a\\\\b"
                })
        void listenPathThatIsNoPlainPathIsAProblem(String path) {
            var problems = problems(classic("{'proxy': {'listen_path': '" + path + "'}}"));

            assertThat(problems).extracting(Problem::path).containsExactly("proxy.listen_path");
        }

        @Test
        void missingListenPathIsAProblem() {
            var problems = problems(classic("{'proxy': {'listen_path': null}}"));

            assertThat(problems).containsExactly(new Problem("proxy.listen_path", "must begin with a slash"));
        }

        @Test
        void refusedApiKeepsItsPlace() {
            var refused = (LoadedDefinition.Refused) read(classic("{'enable_jwt': true}"));

            assertThat(refused.listen()).contains(new TykApi.Listen("", "/orders/", true));
        }

        @Test
        void refusedApiWithoutAPathHasNoPlace() {
            var refused = (LoadedDefinition.Refused) read(classic("{'proxy': {'listen_path': 'x'}}"));

            assertThat(refused.listen()).isEmpty();
        }

        @Test
        void domainIsHeededWhereTheGatewayAllowsIt() {
            var api = served(classic("{'domain': 'Orders.Example.test'}"), WITH_DOMAINS);

            assertThat(api.listen().domain()).isEqualTo("orders.example.test");
        }

        @Test
        void domainIsAsIfNotClaimedElsewhere() {
            assertThat(served(classic("{'domain': 'orders.test'}")).listen().domain())
                    .isEmpty();
        }

        @Test
        void domainThatIsNotHeededIsNoted() {
            assertThat(served(classic("{'domain': 'orders.test'}")).notes())
                    .containsExactly("domain: has no effect: custom domains are switched off");
        }

        @Test
        void disabledDomainIsNotClaimed() {
            var api = served(classic("{'domain': 'orders.test', 'domain_disabled': true}"), WITH_DOMAINS);

            assertThat(api.listen().domain()).isEmpty();
        }

        @Test
        void patternOfDomainsIsAProblem() {
            var problems = problems(classic("{'domain': '{any:.*}.test'}"), WITH_DOMAINS);

            assertThat(problems).extracting(Problem::path).containsExactly("domain");
        }

        @ParameterizedTest
        @ValueSource(strings = {"tcp", "tls", "h2c", "HTTP"})
        void otherProtocolsAreAProblem(String protocol) {
            var problems = problems(classic("{'protocol': '" + protocol + "'}"));

            assertThat(problems).containsExactly(new Problem("protocol", "must be http or https"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "http", "https"})
        void protocolsOfTheGatewayAreFine(String protocol) {
            assertThat(read(classic("{'protocol': '" + protocol + "'}"))).isInstanceOf(LoadedDefinition.Served.class);
        }
    }

    @Nested
    class Activity {
        @Test
        void activeApiIsActive() {
            assertThat(served(classic()).active()).isTrue();
        }

        @Test
        void inactiveApiIsNot() {
            assertThat(served(classic("{'active': false}")).active()).isFalse();
        }

        @Test
        void apiThatDoesNotSayIsActive() {
            assertThat(served(classic("{'active': null}")).active()).isTrue();
        }
    }

    @Nested
    class Upstream {
        @Test
        void targetIsTargetUrl() {
            assertThat(served(classic()).upstream().target()).isEqualTo(URI.create("http://backend.test:8080/"));
        }

        @Test
        void hostHeaderIsNotPreservedByItself() {
            assertThat(served(classic()).upstream().preserveHostHeader()).isFalse();
        }

        @Test
        void hostHeaderIsPreservedOnDemand() {
            var api = served(classic("{'proxy': {'preserve_host_header': true}}"));

            assertThat(api.upstream().preserveHostHeader()).isTrue();
        }

        @Test
        void missingTargetOfAnActiveApiIsAProblem() {
            var problems = problems(classic("{'proxy': {'target_url': ''}}"));

            assertThat(problems).containsExactly(new Problem("proxy.target_url", "is missing"));
        }

        @Test
        void inactiveApiNeedsNoTarget() {
            var api = served(classic("{'active': false, 'proxy': {'target_url': ''}}"));

            assertThat(api.upstream().target()).isEqualTo(URI.create(""));
        }

        @ParameterizedTest
        @CsvSource({
            "ftp://backend.test/, must begin with http:// or https://",
            "tyk://self, must begin with http:// or https://",
            "/local, must begin with http:// or https://",
            "http://, is no URL",
            "http:///path, 'must name a host, with letters, digits, dots and hyphens only'",
            "http://my_backend/, 'must name a host, with letters, digits, dots and hyphens only'",
            "http://user:pass@backend.test/, must hold neither user name nor fragment",
            "http://backend.test/#part, must hold neither user name nor fragment",
            "'http://backend test/', is no URL",
            "$secret_env.TARGET, must begin with http:// or https://",
        })
        void targetThatIsNoServerIsAProblem(String target, String text) {
            var problems = problems(classic("{'proxy': {'target_url': '" + target + "'}}"));

            assertThat(problems).containsExactly(new Problem("proxy.target_url", text));
        }

        @Test
        void passwordInATargetIsNotRepeated() {
            var problems = problems(classic("{'proxy': {'target_url': 'http://user:geheim@backend.test/'}}"));

            assertThat(problems.toString()).doesNotContain("geheim");
        }
    }

    @Nested
    class KeyLifetime {
        @Test
        void keysAreKeptAsLongAsTheyExist() {
            assertThat(served(classic()).keys()).isEqualTo(ApiLifetime.unstated());
        }

        @Test
        void sessionLifetimeIsInSeconds() {
            assertThat(served(classic("{'session_lifetime': 90}")).keys().time())
                    .isEqualTo(Duration.ofSeconds(90));
        }

        @Test
        void negativeLifetimeIsNone() {
            assertThat(served(classic("{'session_lifetime': -1}")).keys().time())
                    .isZero();
        }

        @Test
        void expiryCanBeRespected() {
            var api = served(classic("{'session_lifetime_respects_key_expiration': true}"));

            assertThat(api.keys().respectsExpiry()).isTrue();
        }
    }

    @Nested
    class Spelling {
        @Test
        void namesAreFoundInAnyCase() {
            var api = served(classic("{'proxy': {'listen_path': null, 'Listen_Path': '/other/'}}"));

            assertThat(api.listen().path()).isEqualTo("/other/");
        }

        @Test
        void featureInAnotherCaseIsAsked() {
            var problems = problems(classic("{'Enable_JWT': true}"));

            assertThat(problems).extracting(Problem::path).containsExactly("Enable_JWT");
        }

        @Test
        void featureWithALetterOfThreeFormsIsAsked() {
            var problems = problems(classic("{'u\u017fe_openid': true}"));

            assertThat(problems).hasSize(1);
        }

        @Test
        void nameInTwoSpellingsIsAProblem() {
            var problems = problems(classic("{'Use_Keyless': true}"));

            assertThat(problems).extracting(Problem::text).containsExactly("stands twice, in different case");
        }

        @Test
        void nullIsLikeAbsent() {
            var document = Documents.json(
                    "{'api_id': 'a', 'name': null, 'version_data': {'not_versioned': true, 'versions': null},"
                            + " 'proxy': {'listen_path': '/', 'target_url': 'http://b.test'}, 'CORS': null}");

            assertThat(read(document)).isInstanceOf(LoadedDefinition.Served.class);
        }

        @Test
        void unknownMemberIsNoted() {
            assertThat(served(classic("{'colour': 'red'}")).notes())
                    .containsExactly("colour: is unknown and has no effect");
        }

        @Test
        void unknownMemberThatSaysNothingIsNotNoted() {
            assertThat(served(classic("{'colour': '', 'size': 0, 'shape': {}}")).notes())
                    .isEmpty();
        }

        @Test
        void wholeDefinitionWithoutOddMembersHasNoNotes() {
            assertThat(served(classic()).notes()).isEmpty();
        }
    }
}
