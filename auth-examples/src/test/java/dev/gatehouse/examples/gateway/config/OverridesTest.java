// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import static dev.gatehouse.examples.gateway.config.ConfigurationFixture.in;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OverridesTest {
    @TempDir
    private Path directory;

    @Nested
    class AVariable {
        @Test
        void beatsTheFile() {
            var read = in(directory)
                    .with("\"listen_port\": 1111")
                    .variable("TYK_GW_LISTENPORT", "2222")
                    .read();

            assertThat(read.settings().listening().port()).isEqualTo(2222);
        }

        @Test
        void reachesDeeperLevels() {
            var read = in(directory)
                    .variable("TYK_GW_HTTPSERVEROPTIONS_ENABLEPATHPREFIXMATCHING", "true")
                    .read();

            assertThat(read.settings().definitions().reading().pathMatching().fromStart())
                    .isTrue();
        }

        @Test
        void holdsAListSeparatedByCommas() {
            var read = in(directory)
                    .variable("TYK_GW_HASHKEYFUNCTIONFALLBACK", "murmur64,sha256")
                    .read();

            assertThat(read.settings().keys().naming().fallbackFunctions()).containsExactly("murmur64", "sha256");
        }

        @Test
        void ofAnotherTypeIsNamedWithoutItsValue() {
            assertThat(in(directory)
                            .variable("TYK_GW_LISTENPORT", "port-of-call")
                            .problems())
                    .containsExactly("TYK_GW_LISTENPORT must be a whole number");
        }

        @Test
        void thatNobodyKnowsIsNamed() {
            assertThat(in(directory).variable("TYK_GW_LISTENPROT", "1").read().notices())
                    .containsExactly("unknown settings: TYK_GW_LISTENPROT");
        }

        @Test
        void ofAnotherProgramIsNoMatter() {
            assertThat(in(directory).variable("TYK_DB_LISTENPORT", "x").read().notices())
                    .isEmpty();
        }

        @Test
        void ofTheStorageAloneMeansRedis() {
            assertThat(in(directory)
                            .variable("TYK_GW_STORAGE_HOST", "other")
                            .read()
                            .redis())
                    .isPresent();
        }

        @Test
        void ofTheStorageIsNoMatterIfItTurnsSomethingOff() {
            assertThat(in(directory)
                            .variable("TYK_GW_STORAGE_USESSL", "false")
                            .read()
                            .notices())
                    .isEmpty();
        }

        @Test
        void canNameAStoreThatDoesNotExist() {
            assertThat(in(directory).variable("TYK_GW_STORAGE_TYPE", "mongo").problems())
                    .hasSize(1);
        }
    }

    @Nested
    class AnOption {
        @Test
        void beatsTheVariable() {
            var read = in(directory)
                    .variable("TYK_GW_LISTENPORT", "2222")
                    .option("listen_port", "3333")
                    .read();

            assertThat(read.settings().listening().port()).isEqualTo(3333);
        }

        @Test
        void ofAnotherTypeIsNamed() {
            assertThat(in(directory).option("listen_port", "x").problems())
                    .containsExactly("the option for listen_port must be a whole number");
        }

        @Test
        void reachesBelowAWildcard() {
            assertThat(in(directory)
                            .option("storage.type", "in-memory")
                            .option("storage.host", "x")
                            .read()
                            .notices())
                    .isEmpty();
        }

        @Test
        void belowAWildcardWithoutEffectIsNamed() {
            assertThat(in(directory)
                            .option("local_session_cache.cached_session_timeout", "5")
                            .read()
                            .notices())
                    .containsExactly("settings without effect in this gateway: local_session_cache");
        }

        @Test
        void leavesItsSectionAsTheFileHasIt() {
            assertThat(in(directory)
                            .with("\"storage\": {\"type\": \"redis\"}")
                            .option("storage.host", "x")
                            .read()
                            .redis())
                    .hasValueSatisfying(redis -> assertThat(redis.uri()).hasToString("redis://x/0"));
        }

        @Test
        void keepsItsPlaceAmongTheOthers() {
            var options = new LinkedHashMap<String, String>();
            for (int i = 0; i < 20; i++) {
                options.put("member" + (20 - i), "x");
            }

            var sources = new ConfigurationSources(
                    Optional.empty(), Map.of(), options, false, Optional.empty(), Optional.empty());

            assertThat(sources.options().keySet()).containsExactlyElementsOf(options.keySet());
        }
    }
}
