// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static dev.gatehouse.core.tyk.Documents.classic;
import static dev.gatehouse.core.tyk.Documents.oas;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.Denials;
import dev.gatehouse.authentication.Authentication;
import dev.gatehouse.authentication.Authenticator;
import dev.gatehouse.core.authentication.custom.CustomRules;
import dev.gatehouse.core.authentication.custom.IdentityExtractor;
import dev.gatehouse.core.authentication.custom.IdentityPlace;
import dev.gatehouse.core.authentication.custom.IdentityText;
import dev.gatehouse.core.authentication.custom.Plugins;
import dev.gatehouse.core.authentication.token.TokenRules;
import dev.gatehouse.core.tyk.LoadedDefinition.Problem;
import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.definition.AuthRequirement.AllOf;
import dev.gatehouse.definition.AuthRequirement.One;
import dev.gatehouse.hook.Hook;
import dev.gatehouse.hook.HookOutcome;
import dev.gatehouse.hook.Hooks;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plugins that definitions name, and the code of the host that stands for them. */
class PluginDefinitionTest {
    private static final Authenticator CHECK =
            (request, trace) -> Authentication.Rejected.because(Denials.CUSTOM_REFUSED, "always");
    private static final Hook HOOK = call -> HookOutcome.unchanged();
    private static final TykDefinitionSettings SETTINGS = TykDefinitionSettings.standard()
            .with(Plugins.none().authenticator("MyCheck", CHECK).hook("MyHook", HOOK));

    private static TykApi served(String document) {
        return Documents.served(document, SETTINGS);
    }

    private static List<Problem> problems(String document) {
        return ((LoadedDefinition.Refused) TykDefinitions.read(document, SETTINGS)).problems();
    }

    private static CustomRules rules(String document) {
        return (CustomRules) ((One) served(document).api().requirement()).rules();
    }

    @Nested
    class Classic {
        private static String plugin(String middleware) {
            return plugin("'custom_plugin_auth_enabled': true", middleware);
        }

        private static String plugin(String flags, String middleware) {
            return classic("{" + flags + ", 'custom_middleware': {" + middleware + "}}");
        }

        private static final String CHECKED = "'auth_check': {'name': 'MyCheck'}";

        @ParameterizedTest
        @ValueSource(strings = {"custom_plugin_auth_enabled", "use_go_plugin_auth", "enable_coprocess_auth"})
        void namesAnAuthenticatorOfTheHost(String flag) {
            assertThat(rules(plugin("'" + flag + "': true", CHECKED))).isEqualTo(CustomRules.by("MyCheck", CHECK));
        }

        @Test
        void nameMeansNothingIfTheMethodIsOff() {
            var requirement =
                    served(plugin("'use_standard_auth': true", CHECKED)).api().requirement();

            assertThat(((One) requirement).rules()).isInstanceOf(TokenRules.class);
        }

        @Test
        void at67AuthenticatorThatTheHostDoesNotHaveIsAProblem() {
            assertThat(problems(plugin("'auth_check': {'name': 'Other'}")))
                    .containsExactly(new Problem(
                            "custom_middleware.auth_check.name",
                            "names an authenticator that this host does not have"));
        }

        @Test
        void at67AuthenticatorWithoutANameIsAProblem() {
            assertThat(problems(plugin("'driver': 'grpc'")))
                    .containsExactly(new Problem("custom_middleware.auth_check.name", "is missing"));
        }

        @Test
        void at67AuthenticatorThatIsSwitchedOffIsAProblem() {
            assertThat(problems(plugin("'auth_check': {'name': 'MyCheck', 'disabled': true}")))
                    .containsExactly(new Problem(
                            "custom_middleware.auth_check.disabled", "leaves nobody to verify credentials"));
        }

        @Test
        void standsBeforeTheTokenInAChain() {
            var both = (AllOf) served(plugin(
                            "'use_standard_auth': true, 'custom_plugin_auth_enabled': true,"
                                    + " 'base_identity_provided_by': 'custom_auth'",
                            CHECKED))
                    .api()
                    .requirement();

            assertThat(both.parts())
                    .extracting(part -> ((One) part).rules().method())
                    .containsExactly("custom_auth", "auth_token");
            assertThat(both.base()).contains("custom_auth");
        }

        @Test
        void kindOfPluginThatNobodyKnowsIsAProblem() {
            assertThat(problems(plugin(CHECKED + ", 'driver': 'perl'")))
                    .containsExactly(new Problem("custom_middleware.driver", "names no kind of plugin"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{'custom_plugin_auth': true} | custom_plugin_auth",
                    "{'auth_configs': {'authToken': {'validateSignature': true}}} | auth_configs.authToken.validateSignature",
                    "{'auth': {'validateSignature': true}} | auth.validateSignature",
                    "{'custom_middleware': {'postKeyAuth': [{'name': 'MyHook'}]}} | custom_middleware.postKeyAuth",
                    "{'custom_middleware': {'pre': [{'name': 'MyHook', 'disable': true}]}} | custom_middleware.pre[0].disable",
                    "{'custom_middleware': {'auth_check': {'disable': true}}} | custom_middleware.auth_check.disable",
                    "{'custom_middleware': {'idExtractor': {'disabled': true}}} | custom_middleware.idExtractor"
                })
        void at67MisspeltSwitchIsAProblem(String change, String path) {
            assertThat(problems(classic(change))).extracting(Problem::path).containsExactly(path);
        }

        @Test
        void hooksAreNamedInOrder() {
            var hooks = served(classic("{'custom_middleware': {'pre': [{'name': 'MyHook'}],"
                            + " 'post_key_auth': [{'name': 'MyHook'}, {'name': 'x', 'disabled': true}]}}"))
                    .api()
                    .hooks();

            var named = List.of(new Hooks.Named("MyHook", HOOK));
            assertThat(hooks).isEqualTo(new Hooks(named, named));
        }

        @ParameterizedTest
        @ValueSource(strings = {"pre", "post_key_auth"})
        void at67HookThatTheHostDoesNotHaveIsAProblem(String list) {
            assertThat(problems(classic("{'custom_middleware': {'" + list + "': [{'name': 'Other'}, {}]}}")))
                    .containsExactly(
                            new Problem(
                                    "custom_middleware." + list + "[0].name",
                                    "names a hook that this host does not have"),
                            new Problem("custom_middleware." + list + "[1].name", "is missing"));
        }

        @Nested
        class Extractor {
            private static String extractor(String from, String with, String config) {
                return extractor("", from, with, config);
            }

            private static String extractor(String more, String from, String with, String config) {
                return plugin(CHECKED + more + ", 'id_extractor': {'extract_from': '" + from + "', 'extract_with': '"
                        + with + "', 'extractor_config': {" + config + "}}");
            }

            private static Optional<IdentityExtractor> extractor(IdentityPlace place, IdentityText text) {
                return Optional.of(IdentityExtractor.of(place, text));
            }

            @Test
            void takesTheValueOfAHeader() {
                assertThat(rules(extractor("header", "value", "'header_name': 'X-Id'"))
                                .identity())
                        .isEqualTo(extractor(new IdentityPlace.Header("X-Id"), new IdentityText.Whole()));
            }

            @Test
            void takesAMatchInAForm() {
                var document = extractor(
                        "form", "regex", "'param_name': 'id', 'regex_expression': '[0-9]+', 'regex_match_index': 2");

                assertThat(rules(document).identity())
                        .isEqualTo(
                                extractor(new IdentityPlace.FormParameter("id"), new IdentityText.Match("[0-9]+", 2)));
            }

            @Test
            void takesANodeOfABody() {
                assertThat(rules(extractor("body", "xpath", "'xpath_expression': '//key'"))
                                .identity())
                        .isEqualTo(extractor(new IdentityPlace.WholeBody(), new IdentityText.Node("//key")));
            }

            @Test
            void takesAParameterOfTheQuery() {
                assertThat(rules(extractor("querystring", "value", "'param_name': 'id'"))
                                .identity())
                        .isEqualTo(extractor(new IdentityPlace.QueryParameter("id"), new IdentityText.Whole()));
            }

            @ParameterizedTest
            @ValueSource(strings = {"otto", "javascript", "goplugin"})
            void hasNoEffectWithPluginsInTheProcess(String driver) {
                var api = served(extractor(", 'driver': '" + driver + "'", "header", "value", "'header_name': 'X-Id'"));

                assertThat(api.notes())
                        .contains("custom_middleware.id_extractor: has no effect with plugins of this kind");
            }

            @Test
            void looksIntoLongerBodiesIfTheExtensionSaysSo() {
                var document = extractor("body", "xpath", "'xpath_expression': '//key'")
                        .replaceFirst("\\{", "{\"x-gatehouse\":{\"custom\":{\"body_limit\":100000}},");

                assertThat(rules(document).identity())
                        .isEqualTo(extractor(new IdentityPlace.WholeBody(100_000), new IdentityText.Node("//key")));
            }

            @ParameterizedTest
            @ValueSource(strings = {"0", "16777217", "\"x\""})
            void at60CannotLookIntoMoreThanIsBounded(String limit) {
                var document = extractor("body", "xpath", "'xpath_expression': '//key'")
                        .replaceFirst("\\{", "{\"x-gatehouse\":{\"custom\":{\"body_limit\":" + limit + "}},");

                assertThat(problems(document)).extracting(Problem::path).contains("x-gatehouse.custom.body_limit");
            }

            @Test
            void isNoneIfItIsOff() {
                var document = plugin(CHECKED + ", 'id_extractor': {'disabled': true, 'extract_from': 'nowhere'}");

                assertThat(rules(document).identity()).isEmpty();
            }

            @Test
            void isNoneIfItSaysNothing() {
                assertThat(rules(plugin(CHECKED + ", 'id_extractor': {}")).identity())
                        .isEmpty();
            }

            @ParameterizedTest
            @CsvSource(
                    delimiter = '|',
                    quoteCharacter = '`',
                    value = {
                        "body | value | '' | extract_with",
                        "cookie | value | '' | extract_from",
                        "header | guess | 'header_name': 'X' | extract_with",
                        "header | value | 'header_name': '' | extractor_config.header_name",
                        "form | value | 'header_name': 'X' | extractor_config.param_name",
                        "header | regex | 'header_name': 'X' | extractor_config.regex_expression",
                        "body | regex | 'regex_expression': '(' | extractor_config.regex_expression",
                        "body | regex | 'regex_expression': 'a', 'regex_match_index': 10 | extractor_config.regex_match_index",
                        "header | value | 'headerName': 'X', 'header_name': 'X' | extractor_config.headerName",
                        "body | regex | 'regex_expression': 'a', 'regex_match_index': -1 | extractor_config.regex_match_index",
                        "body | xpath | 'xpath_expression': '//[' | extractor_config.xpath_expression",
                        "body | xpath | 'xpath_expression': '' | extractor_config.xpath_expression"
                    })
            void at67ThatCanTellNobodyApartIsAProblem(String from, String with, String config, String member) {
                assertThat(problems(extractor(from, with, config.equals("''") ? "" : config)))
                        .extracting(Problem::path)
                        .containsExactly("custom_middleware.id_extractor." + member);
            }
        }
    }

    @Nested
    class OpenApi {
        private static final String CUSTOM = "x-tyk-api-gateway.server.authentication.custom";

        private static String plugin(String custom) {
            return oas("{'security': [], 'x-tyk-api-gateway': {'server': {'authentication': {'custom': {" + custom
                    + "}}}}}");
        }

        @Test
        void namesAnAuthenticatorOfTheHost() {
            var document = plugin("'enabled': true, 'config': {'enabled': true, 'functionName': 'MyCheck'}");

            assertThat(rules(document)).isEqualTo(CustomRules.by("MyCheck", CHECK));
        }

        @Test
        void readsHowCallersAreRecognized() {
            var document = plugin("'enabled': true, 'config': {'enabled': true, 'functionName': 'MyCheck',"
                    + " 'idExtractor': {'enabled': true, 'source': 'body', 'with': 'regex',"
                    + " 'config': {'regexp': '[0-9]+', 'regexpMatchIndex': 1}}}");

            assertThat(rules(document).identity())
                    .contains(IdentityExtractor.of(new IdentityPlace.WholeBody(), new IdentityText.Match("[0-9]+", 1)));
        }

        @Test
        void at67AuthenticatorThatTheHostDoesNotHaveIsAProblem() {
            assertThat(problems(plugin("'enabled': true, 'config': {'enabled': true, 'functionName': 'Other'}")))
                    .containsExactly(new Problem(
                            CUSTOM + ".config.functionName", "names an authenticator that this host does not have"));
        }

        @Test
        void at67AuthenticatorThatIsSwitchedOffIsAProblem() {
            assertThat(problems(plugin("'enabled': true, 'config': {'enabled': false, 'functionName': 'MyCheck'}")))
                    .extracting(Problem::path)
                    .containsExactly(CUSTOM + ".config.enabled");
        }

        @ParameterizedTest
        @ValueSource(strings = {"otto", "javascript", "goplugin"})
        void extractorHasNoEffectWithPluginsInTheProcess(String driver) {
            var document = oas("{'x-tyk-api-gateway': {'middleware': {'global': {'pluginConfig': {'driver': '" + driver
                    + "'}}}, 'server': {'authentication': {'custom': {'enabled': true, 'config': {'functionName':"
                    + " 'MyCheck', 'idExtractor': {'enabled': true, 'source': 'body', 'with': 'regex', 'config':"
                    + " {'regexp': 'a'}}}}}}}}");

            assertThat(served(document).notes())
                    .contains(CUSTOM + ".config.idExtractor: has no effect with plugins of this kind");
        }

        @Test
        void pluginThatIsDescribedAndNotSwitchedIsNoted() {
            assertThat(served(oas("{'x-tyk-api-gateway': {'server': {'authentication': {'custom': {'config':"
                                    + " {'functionName': 'MyCheck'}}}}}}"))
                            .notes())
                    .contains(CUSTOM + ": does not say whether it is enabled, and is not");
        }

        @ParameterizedTest
        @CsvSource({"prePlugin, prePlugins", "postAuthenticationPlugin, postAuthenticationPlugins"})
        void at67HookThatIsMissingInTheListThatCountsIsAProblem(String older, String list) {
            var document = oas("{'x-tyk-api-gateway': {'middleware': {'global': {'" + list + "': [], '" + older
                    + "': {'plugins': [{'enabled': true, 'functionName': 'MyHook'}]}}}}}");

            assertThat(problems(document))
                    .extracting(Problem::path)
                    .containsExactly("x-tyk-api-gateway.middleware.global." + older);
        }

        @Test
        void mayBeAnAlternative() {
            var document = oas("{'x-tyk-api-gateway': {'server': {'authentication': {'securityProcessingMode':"
                    + " 'compliant', 'security': [['custom']], 'custom': {'enabled': true, 'config':"
                    + " {'functionName': 'MyCheck'}}}}}}");

            assertThat(((AuthRequirement.AnyOf) served(document).api().requirement()).parts())
                    .contains(AuthRequirement.of(CustomRules.by("MyCheck", CHECK)));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "'prePlugins': [{'enabled': true, 'functionName': 'MyHook'}]",
                    "'prePlugin': {'plugins': [{'enabled': true, 'functionName': 'MyHook'}]}"
                })
        void hooksAreNamedInEitherForm(String plugins) {
            var document = oas("{'x-tyk-api-gateway': {'middleware': {'global': {" + plugins + "}}}}");

            assertThat(served(document).api().hooks().before()).containsExactly(new Hooks.Named("MyHook", HOOK));
        }

        @Test
        void hooksAfterAuthenticationAreNamed() {
            var document = oas("{'x-tyk-api-gateway': {'middleware': {'global': {'postAuthenticationPlugins':"
                    + " [{'enabled': true, 'functionName': 'MyHook'}, {'functionName': 'off'}]}}}}");

            assertThat(served(document).api().hooks().after()).containsExactly(new Hooks.Named("MyHook", HOOK));
        }

        @Test
        void at67HookThatTheHostDoesNotHaveIsAProblem() {
            var document = oas("{'x-tyk-api-gateway': {'middleware': {'global': {'prePlugins':"
                    + " [{'enabled': true, 'functionName': 'Other'}]}}}}");

            assertThat(problems(document))
                    .extracting(Problem::path)
                    .containsExactly("x-tyk-api-gateway.middleware.global.prePlugins[0].functionName");
        }
    }
}
