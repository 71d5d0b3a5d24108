// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.definition.ApiVersions.FirstSegment;
import dev.gatehouse.definition.ApiVersions.Named;
import dev.gatehouse.definition.ApiVersions.Several;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ApiVersionsTest {
    private static final HttpRequest REQUEST = HttpRequest.of("GET", "/?v=v2&e=", Headers.of("X-Version", "v1"));

    @Nested
    class SeveralVersions {
        private final Map<String, ApiVersion> versions = new HashMap<>(Map.of("v1", ApiVersion.of("v1")));

        @Test
        void mayHaveADefaultAmongThem() {
            assertThatCode(() -> several("v1")).doesNotThrowAnyException();
        }

        @Test
        void mayHaveNoDefault() {
            assertThatCode(() -> several("")).doesNotThrowAnyException();
        }

        @Test
        void haveNoDefaultThatDoesNotExist() {
            assertThatThrownBy(() -> several("v9"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("v9");
        }

        @Test
        void cannotFallBackToNothing() {
            var selector = new FirstSegment();

            assertThatThrownBy(() -> new Several(selector, versions, "", true))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("fall back");
        }

        @Test
        void doNotChangeWithTheMapTheyWereMadeFrom() {
            var several = several("v1");

            versions.clear();

            assertThat(several.byName()).containsOnlyKeys("v1");
        }

        private Several several(String defaultName) {
            return new Several(new FirstSegment(), versions, defaultName, false);
        }
    }

    @Nested
    class VersionInTheFirstSegment {
        @ParameterizedTest
        @CsvSource({"/v1, v1", "/v1/, v1", "/v1/orders, v1", "v1/orders, v1", "/v1.2/a/b, v1.2"})
        void isRead(String path, String version) {
            assertThat(new FirstSegment().read(REQUEST, path)).isEqualTo(version);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "/", "//v1"})
        void isMissingWhereTheSegmentIsEmpty(String path) {
            assertThat(new FirstSegment().read(REQUEST, path)).isNull();
        }
    }

    @Nested
    class NamedVersion {
        @Test
        void isReadFromAHeader() {
            assertThat(new Named(CredentialLocation.header("x-version")).read(REQUEST, "/"))
                    .isEqualTo("v1");
        }

        @Test
        void isReadFromAParameter() {
            assertThat(new Named(CredentialLocation.query("v")).read(REQUEST, "/"))
                    .isEqualTo("v2");
        }

        @Test
        void isMissingWhereItIsEmpty() {
            assertThat(new Named(CredentialLocation.query("e")).read(REQUEST, "/"))
                    .isNull();
        }
    }

    @Test
    void aVersionNeverExpiresUnlessTold() {
        assertThat(ApiVersion.of("v1").expires()).isNull();
    }
}
