// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import static dev.gatehouse.examples.gateway.config.ConfigurationFixture.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.Denials;
import dev.gatehouse.definition.PathMatching;
import dev.gatehouse.examples.gateway.settings.Tls.PemPair;
import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.secret.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigurationTest {
    @TempDir
    private Path directory;

    private ConfigurationFixture with(String members) {
        return ConfigurationFixture.in(directory).with(members);
    }

    private ConfigurationFixture plain() {
        return ConfigurationFixture.in(directory);
    }

    @Nested
    class AFileThatSaysLittle {
        @Test
        void listensWhereTheOriginalDoes() {
            assertThat(plain().read().settings().listening().port()).isEqualTo(8080);
        }

        @Test
        void listensOnAllAddresses() {
            assertThat(plain().read().settings().listening().host()).isEmpty();
        }

        @Test
        void servesItsDirectory() {
            assertThat(plain().read().settings().definitions().directory()).contains(directory);
        }

        @Test
        void guardsTheControlApiByItsSecret() {
            assertThat(plain().read().settings().control().secret()).contains(Secret.of(SECRET));
        }

        @Test
        void keepsKeysUnhashedAsTheOriginalDoes() {
            assertThat(plain().read().settings().keys().naming().hashKeys()).isFalse();
        }

        @Test
        void anchorsPathsAsTheOriginalDoes() {
            assertThat(plain().read().settings().definitions().reading().pathMatching())
                    .isEqualTo(PathMatching.anywhere());
        }

        @Test
        void givesNoNotice() {
            assertThat(plain().read().notices()).isEmpty();
        }
    }

    @Nested
    class AFileThatIsNoConfiguration {
        @Test
        void isNamedIfItDoesNotExist() {
            var missing = directory.resolve("absent.conf");

            assertThat(problems(missing)).containsExactly(missing + " cannot be read");
        }

        @Test
        void tellsWhereItIsBroken() {
            assertThat(plain().problemsOf("{\"secret\": \"abc\",\n oops}"))
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("not JSON at line 2");
        }

        @Test
        void showsNothingOfItsText() {
            assertThat(plain().problemsOf("{\"secret\": \"abcdef\" \"more-secret\"}"))
                    .noneMatch(problem -> problem.contains("secret\"") || problem.contains("more-secret"));
        }

        @Test
        void mustBeAnObject() {
            assertThat(plain().problemsOf("[]")).hasSize(1).first().asString().endsWith("$: must be an object");
        }

        @Test
        void mustNotSayAnythingTwice() {
            assertThat(plain().problemsOf("{\"hash_keys\": true, \"hash_keys\": false}"))
                    .hasSize(1);
        }

        private List<String> problems(Path file) {
            return org.assertj.core.api.Assertions.catchThrowableOfType(
                            ConfigurationException.class, () -> Configuration.read(ConfigurationSources.of(file)))
                    .problems();
        }
    }

    @Nested
    class ASecret {
        @Test
        void mustNotBeMissing() {
            assertThat(withoutSecret("")).hasSize(1).first().asString().startsWith("$.secret is missing or empty");
        }

        @Test
        void mustNotBeEmpty() {
            assertThat(withoutSecret(", \"secret\": \"\"")).hasSize(1);
        }

        @Test
        void saysHowToSetOne() {
            assertThat(withoutSecret("").get(0)).contains("TYK_GW_SECRET", "GATEHOUSE_SECRET", "--secret-file");
        }

        @Test
        void isTextAndNotShownIfItIsNot() {
            assertThat(withoutSecret(", \"secret\": 123456")).containsExactly("$.secret must be text");
        }

        @Test
        void mayComeFromOurVariable() {
            var read =
                    plain().variable("GATEHOUSE_SECRET", "of-the-environment").readFile(file(""));

            assertThat(read.settings().control().secret()).contains(Secret.of("of-the-environment"));
        }

        @Test
        void mayComeFromTheOriginalsVariable() {
            var read = plain().variable("TYK_GW_SECRET", "of-the-environment").readFile(file(""));

            assertThat(read.settings().control().secret()).contains(Secret.of("of-the-environment"));
        }

        @Test
        void mayNameAVariable() {
            var read = plain().variable("MY_OWN", "hidden-there").readFile(file(", \"secret\": \"env://MY_OWN\""));

            assertThat(read.settings().control().secret()).contains(Secret.of("hidden-there"));
        }

        @Test
        void mayNameAnEntryOfTheFile() {
            var read =
                    plain().readFile(file(", \"secret\": \"secrets://own\", \"secrets\": {\"own\": \"hidden-here\"}"));

            assertThat(read.settings().control().secret()).contains(Secret.of("hidden-here"));
        }

        @Test
        void mustNotNameAVariableThatIsAbsent() {
            assertThat(withoutSecret(", \"secret\": \"env://ABSENT\"")).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"vault://a.b", "consul://a", "kv://x", "file://y"})
        void isNeverAReferenceTakenLiterally(String reference) {
            assertThat(withoutSecret(", \"secret\": \"" + reference + "\""))
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("not supported");
        }

        private List<String> withoutSecret(String members) {
            return plain().problemsOf(file(members));
        }

        private String file(String members) {
            return "{\"app_path\": \"" + directory + "\"" + members + "}";
        }
    }

    @Nested
    class AVariable {
        @Test
        void beatsTheFile() {
            var read = with("\"listen_port\": 1111")
                    .variable("TYK_GW_LISTENPORT", "2222")
                    .read();

            assertThat(read.settings().listening().port()).isEqualTo(2222);
        }

        @Test
        void reachesDeeperLevels() {
            var read = plain().variable("TYK_GW_HTTPSERVEROPTIONS_ENABLEPATHPREFIXMATCHING", "true")
                    .read();

            assertThat(read.settings().definitions().reading().pathMatching().prefix())
                    .isTrue();
        }

        @Test
        void holdsAListSeparatedByCommas() {
            var read = plain().variable("TYK_GW_HASHKEYFUNCTIONFALLBACK", "murmur64,sha256")
                    .read();

            assertThat(read.settings().keys().naming().fallbackFunctions()).containsExactly("murmur64", "sha256");
        }

        @Test
        void ofAnotherTypeIsNamedWithoutItsValue() {
            assertThat(plain().variable("TYK_GW_LISTENPORT", "port-of-call").problems())
                    .containsExactly("TYK_GW_LISTENPORT must be a whole number");
        }

        @Test
        void thatNobodyKnowsIsNamed() {
            assertThat(plain().variable("TYK_GW_LISTENPROT", "1").read().notices())
                    .containsExactly("unknown settings: TYK_GW_LISTENPROT");
        }

        @Test
        void ofAnotherProgramIsNoMatter() {
            assertThat(plain().variable("TYK_DB_LISTENPORT", "x").read().notices())
                    .isEmpty();
        }

        @Test
        void ofTheStorageIsNoMatterByItself() {
            assertThat(plain().variable("TYK_GW_STORAGE_HOST", "redis").read().notices())
                    .isEmpty();
        }

        @Test
        void canNameAStoreThatDoesNotExist() {
            assertThat(plain().variable("TYK_GW_STORAGE_TYPE", "redis").problems())
                    .hasSize(1);
        }
    }

    @Nested
    class AnOption {
        @Test
        void beatsTheVariable() {
            var read = plain().variable("TYK_GW_LISTENPORT", "2222")
                    .option("listen_port", "3333")
                    .read();

            assertThat(read.settings().listening().port()).isEqualTo(3333);
        }

        @Test
        void ofAnotherTypeIsNamed() {
            assertThat(plain().option("listen_port", "x").problems())
                    .containsExactly("the option for listen_port must be a whole number");
        }
    }

    @Nested
    class UnknownMembers {
        @Test
        void areNamedInOneLine() {
            assertThat(with("\"zebra\": 1, \"http_server_options\": {\"apple\": true}")
                            .read()
                            .notices())
                    .containsExactly("unknown settings: http_server_options.apple, zebra");
        }

        @Test
        void stopTheStartIfOnlyTheirCaseIsWrong() {
            assertThat(with("\"Hash_Keys\": true").problems()).containsExactly("$.Hash_Keys must be spelled hash_keys");
        }

        @Test
        void stopTheStartIfTheCaseOfASectionIsWrong() {
            assertThat(with("\"Security\": {\"control_api_use_mutual_tls\": true}")
                            .problems())
                    .containsExactly("$.Security must be spelled security");
        }
    }

    @Nested
    class SeveralMembersWithoutEffect {
        @Test
        void areNamedInOneLineTogether() {
            assertThat(with("\"enable_analytics\": true, \"enable_jsvm\": true")
                            .read()
                            .notices())
                    .containsExactly("settings without effect in this gateway: enable_analytics, enable_jsvm");
        }

        @Test
        void ofOneSubtreeAreNamedOnce() {
            assertThat(with("\"monitor\": {\"enable_trigger_monitors\": true, \"monitor_org_keys\": true}")
                            .read()
                            .notices())
                    .containsExactly("settings without effect in this gateway: monitor");
        }
    }

    @Nested
    class SeveralProblems {
        @Test
        void areToldTogether() {
            assertThat(with("\"listen_port\": \"x\", \"hash_keys\": 1, \"enforce_org_quotas\": true")
                            .problems())
                    .hasSize(3);
        }

        @Test
        void ofMeaningAreToldTogether() {
            assertThat(with("\"listen_port\": 70000, \"use_db_app_configs\": true")
                            .problems())
                    .hasSize(2);
        }
    }

    @Nested
    class ASection {
        @ParameterizedTest
        @ValueSource(strings = {"http_server_options", "storage", "policies", "security", "monitor"})
        void mustBeAnObject(String name) {
            assertThat(with("\"" + name + "\": \"x\"").problems()).containsExactly("$." + name + " must be an object");
        }
    }

    @Nested
    class Storage {
        @Test
        void inRedisStopsTheStartAndSaysWhatToDo() {
            assertThat(with("\"storage\": {\"type\": \"redis\", \"host\": \"h\"}")
                            .problems())
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("$.storage.type is redis", "--in-memory");
        }

        @Test
        void inRedisIsOverriddenByTheOption() {
            assertThat(with("\"storage\": {\"type\": \"redis\"}")
                            .inMemory()
                            .read()
                            .notices())
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "in-memory"})
        void inMemoryIsThere(String type) {
            assertThat(with("\"storage\": {\"type\": \"" + type + "\"}").read().notices())
                    .isEmpty();
        }

        @Test
        void ofDefinitionsInADashboardStopsTheStart() {
            assertThat(with("\"use_db_app_configs\": true").problems())
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("$.use_db_app_configs");
        }

        @Test
        void ofDefinitionsMustBeNamed() {
            assertThat(plain().problemsOf("{\"secret\": \"s-e-c\"}"))
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("$.app_path is missing");
        }

        @Test
        void ofDefinitionsMustBeADirectory() {
            assertThat(with("\"x\": 1")
                            .option("app_path", directory.resolve("none").toString())
                            .problems())
                    .hasSize(1)
                    .first()
                    .asString()
                    .endsWith("which is no directory");
        }
    }

    @Nested
    class Policies {
        @Test
        void inAFileAreAnnouncedAsNotRead() {
            var notices = with("\"policies\": {\"policy_source\": \"file\", \"policy_record_name\": \"p.json\"}")
                    .read()
                    .notices();

            assertThat(notices)
                    .containsExactly("policies are configured and not read yet: keys that name one are refused");
        }

        @Test
        void namedByNoFileAreNoMatter() {
            assertThat(with("\"policies\": {\"policy_source\": \"file\"}")
                            .read()
                            .notices())
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"service", "rpc"})
        void ofADashboardStopTheStart(String source) {
            assertThat(with("\"policies\": {\"policy_source\": \"" + source + "\"}")
                            .problems())
                    .hasSize(1);
        }
    }

    @Nested
    class Keys {
        @Test
        void areNamedAsTheFileSays() {
            var naming = with("\"hash_keys\": true, \"hash_key_function\": \"murmur64\", \"min_token_length\": 9,"
                            + " \"disable_key_actions_by_username\": true")
                    .read()
                    .settings()
                    .keys()
                    .naming();

            assertThat(naming)
                    .isEqualTo(new dev.gatehouse.core.tyk.TykKeySettings(true, "murmur64", List.of(), 9, false, false));
        }

        @Test
        void at61HashedByPartOnlyStopTheStart() {
            assertThat(with("\"hash_keys\": true").problems())
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("hash_key_function", "allow_legacy_murmur32");
        }

        @Test
        void at61HashedByPartOnlyAreAllowedByNameAndAnnounced() {
            assertThat(with("\"hash_keys\": true, \"allow_legacy_murmur32\": true")
                            .read()
                            .notices())
                    .containsExactly("allow_legacy_murmur32 is on: different keys may lead to one record");
        }

        @ParameterizedTest
        @ValueSource(strings = {"-1", "5000"})
        void haveAnEarthlyLength(String length) {
            assertThat(with("\"min_token_length\": " + length).problems())
                    .containsExactly("$.min_token_length must be 0 to 4096");
        }

        @Test
        void mayBeMasterKeysIfTheFileSaysSo() {
            assertThat(with("\"allow_master_keys\": true")
                            .read()
                            .settings()
                            .keys()
                            .masterKeysAllowed())
                    .isTrue();
        }

        @Test
        void areMasterKeysOnlyIfTheFileSaysSo() {
            assertThat(plain().read().settings().keys().masterKeysAllowed()).isFalse();
        }

        @Test
        void haveRecordsThatAreKeptAsTheFileSays() {
            var records = with("\"enable_hashed_keys_listing\": true, \"force_global_session_lifetime\": true,"
                            + " \"global_session_lifetime\": 60, \"session_lifetime_respects_key_expiration\": true")
                    .read()
                    .settings()
                    .keys()
                    .records();

            assertThat(records)
                    .isEqualTo(new dev.gatehouse.examples.gateway.settings.KeyRecords(
                            true, true, Duration.ofSeconds(60), true));
        }

        @Test
        void inAFileThatIsAbsentStopTheStart() {
            var sources = new ConfigurationSources(
                    Optional.empty(),
                    Map.of(),
                    Map.of("secret", SECRET, "app_path", directory.toString()),
                    false,
                    Optional.of(directory.resolve("absent")));

            assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                                    ConfigurationException.class, () -> Configuration.read(sources))
                            .problems())
                    .hasSize(1)
                    .first()
                    .asString()
                    .endsWith("cannot be read");
        }
    }

    @Nested
    class TheControlApi {
        @Test
        void mayHaveAPortOfItsOwn() {
            assertThat(with("\"control_api_port\": 9999")
                            .read()
                            .settings()
                            .control()
                            .port())
                    .hasValue(9999);
        }

        @Test
        void sharesThePortOtherwise() {
            assertThat(plain().read().settings().control().port()).isEmpty();
        }

        @Test
        void mayHaveAHostNameOfItsOwn() {
            assertThat(with("\"control_api_hostname\": \"ops\"")
                            .read()
                            .settings()
                            .control()
                            .hostname())
                    .isEqualTo("ops");
        }

        @Test
        void tellsItsHealthAsHello() {
            assertThat(plain().read().settings().control().health()).isEqualTo("hello");
        }

        @Test
        void tellsItsHealthWhereTheFileSays() {
            assertThat(with("\"health_check_endpoint_name\": \"/alive\"")
                            .read()
                            .settings()
                            .control()
                            .health())
                    .isEqualTo("alive");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a/b", "a b", "tyk/keys"})
        void tellsItsHealthAtOneSegment(String name) {
            assertThat(with("\"health_check_endpoint_name\": \"" + name + "\"").problems())
                    .hasSize(1);
        }
    }

    @Nested
    class AnswersAndForwarding {
        @Test
        void messagesAreReplaced() {
            var denials = with("\"override_messages\": {\"auth.auth_field_missing\": {\"code\": 499,"
                            + " \"message\": \"mine\"}}")
                    .read()
                    .settings()
                    .answers()
                    .denials();

            var denial = denials.of(new Refusal(Denials.CREDENTIAL_MISSING, ""));
            assertThat(denial.status() + denial.message()).isEqualTo("499mine");
        }

        @Test
        void aMessageThatNobodyGivesIsNamed() {
            assertThat(with("\"override_messages\": {\"auth.nothing\": {\"code\": 499}}")
                            .read()
                            .notices())
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("auth.nothing");
        }

        @Test
        void aMessageOfTheWrongTypeStopsTheStart() {
            assertThat(with("\"override_messages\": {\"auth.key_not_found\": {\"code\": \"x\"}}")
                            .problems())
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("$.override_messages: ");
        }

        @Test
        void errorsAreRewritten() {
            var rules = with("\"error_overrides\": {\"401\": [{\"response\": {\"message\": \"mine\"}}]}")
                    .read()
                    .settings()
                    .answers()
                    .rules();

            assertThat(rules.isEmpty()).isFalse();
        }

        @Test
        void theGeneratorMayBeHidden() {
            assertThat(with("\"hide_generator_header\": true")
                            .read()
                            .settings()
                            .answers()
                            .hideGenerator())
                    .isTrue();
        }

        @Test
        void connectionsMayBeClosed() {
            assertThat(with("\"close_connections\": true")
                            .read()
                            .settings()
                            .answers()
                            .closeConnections())
                    .isTrue();
        }

        @Test
        void upstreamsHaveTheTimeThatTheFileSays() {
            assertThat(with("\"proxy_default_timeout\": 1.5")
                            .read()
                            .settings()
                            .forwarding()
                            .response())
                    .isEqualTo(Duration.ofMillis(1500));
        }

        @Test
        void upstreamsAreVerifiedUnlessTheFileSaysOtherwise() {
            assertThat(plain().read().settings().forwarding().tls().trustsAnyone())
                    .isFalse();
        }

        @Test
        void upstreamsThatAreNotVerifiedAreAnnounced() {
            assertThat(with("\"proxy_ssl_insecure_skip_verify\": true").read().notices())
                    .containsExactly(
                            "proxy_ssl_insecure_skip_verify is on: certificates of upstreams are not verified");
        }

        @Test
        void pathPatternsMayIgnoreCase() {
            assertThat(with("\"ignore_endpoint_case\": true")
                            .read()
                            .settings()
                            .definitions()
                            .reading()
                            .ignoreEndpointCase())
                    .isTrue();
        }
    }

    @Nested
    class TlsTowardsClients {
        private static final String FILES =
                "\"certificates\": [{\"domain_name\": \"a\", \"cert_file\": \"%s\"," + " \"key_file\": \"%s\"}]";

        @Test
        void isOffUnlessTheFileSaysSo() {
            assertThat(plain().read().settings().listening().tls()).isEmpty();
        }

        @Test
        void hasTheCertificatesOfTheFile() {
            var fixture = plain();
            var certificate = fixture.file("a.crt", "");
            var key = fixture.file("a.key", "");

            var tls = options(fixture, FILES.formatted(certificate, key))
                    .read()
                    .settings()
                    .listening()
                    .tls();

            assertThat(tls.orElseThrow().certificates()).containsExactly(new PemPair(certificate, key));
        }

        @Test
        void mayHaveCertificateAndKeyInOneFile() {
            var fixture = plain();
            var both = fixture.file("both.pem", "");

            var tls = options(fixture, "\"ssl_certificates\": [\"" + both + "\"]")
                    .read()
                    .settings()
                    .listening()
                    .tls();

            assertThat(tls.orElseThrow().certificates()).containsExactly(new PemPair(both, both));
        }

        @Test
        void hasTheVersionsOfTheFile() {
            var fixture = plain();
            var both = fixture.file("both.pem", "");

            var tls = options(fixture, "\"ssl_certificates\": [\"" + both + "\"], \"min_version\": 772")
                    .read()
                    .settings()
                    .listening()
                    .tls();

            assertThat(tls.orElseThrow().versions()).containsExactly("TLSv1.3");
        }

        @Test
        void namesCiphersAsJavaDoes() {
            var fixture = plain();
            var both = fixture.file("both.pem", "");

            var tls = options(
                            fixture,
                            "\"ssl_certificates\": [\"" + both
                                    + "\"], \"ssl_ciphers\": [\"TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305\"]")
                    .read()
                    .settings()
                    .listening()
                    .tls();

            assertThat(tls.orElseThrow().ciphers()).containsExactly("TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");
        }

        @Test
        void withoutACertificateStopsTheStart() {
            assertThat(options(plain(), "\"ssl_certificates\": []").problems())
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("use_ssl needs certificates");
        }

        @Test
        void withACertificateThatIsNoFileStopsTheStart() {
            assertThat(options(plain(), "\"ssl_certificates\": [\"abcdef0123\"]")
                            .problems())
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("$.http_server_options.ssl_certificates[0] must name a readable file");
        }

        @Test
        void withAVersionThatIsNoneStopsTheStart() {
            var fixture = plain();
            var both = fixture.file("both.pem", "");

            assertThat(options(fixture, "\"ssl_certificates\": [\"" + both + "\"], \"min_version\": 12")
                            .problems())
                    .hasSize(1);
        }

        @Test
        void withVersionsTheWrongWayRoundStopsTheStart() {
            var fixture = plain();
            var both = fixture.file("both.pem", "");

            assertThat(options(
                                    fixture,
                                    "\"ssl_certificates\": [\"" + both
                                            + "\"], \"min_version\": 772, \"max_version\": 771")
                            .problems())
                    .hasSize(1);
        }

        @Test
        void withACipherThatJavaDoesNotHaveStopsTheStart() {
            var fixture = plain();
            var both = fixture.file("both.pem", "");

            assertThat(options(fixture, "\"ssl_certificates\": [\"" + both + "\"], \"ssl_ciphers\": [\"ROT13\"]")
                            .problems())
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("ROT13");
        }

        @Test
        void keepsSilentConnectionsAsLongAsTheFileSays() {
            assertThat(with("\"http_server_options\": {\"read_timeout\": 5, \"write_timeout\": 7}")
                            .read()
                            .settings()
                            .listening()
                            .idle())
                    .isEqualTo(Duration.ofSeconds(7));
        }

        private ConfigurationFixture options(ConfigurationFixture fixture, String members) {
            return fixture.with("\"http_server_options\": {\"use_ssl\": true, " + members + "}");
        }
    }
}
