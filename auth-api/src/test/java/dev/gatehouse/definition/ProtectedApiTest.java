// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.definition.AuthRequirement.AllOf;
import dev.gatehouse.definition.AuthRequirement.AnyOf;
import dev.gatehouse.definition.AuthRequirement.Keyless;
import dev.gatehouse.definition.AuthRequirement.One;
import dev.gatehouse.entitlement.ApiId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProtectedApiTest {
    private static ProtectedApi.Builder open() {
        return ProtectedApi.named("orders").requires(new Keyless());
    }

    @Nested
    class Building {
        @Test
        void refusesAnApiThatDoesNotSayWhatItRequires() {
            assertThatThrownBy(() -> ProtectedApi.named("orders").build())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("orders")
                    .hasMessageContaining("no default");
        }

        @Test
        void refusesAnApiWithoutAnId() {
            assertThatThrownBy(() -> ProtectedApi.named("")).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void refusesABasePathWithoutASlash() {
            var builder = ProtectedApi.named("orders").requires(() -> "mine").basePath("orders");

            assertThatThrownBy(builder::build)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("orders");
        }

        @Test
        void deniesWithoutLimitsUnlessToldOtherwise() {
            assertThat(open().build().limitDegradation()).isEqualTo(Degradation.DENY);
            assertThat(open().limitDegradation(Degradation.LOCAL_LIMITS).build().limitDegradation())
                    .isEqualTo(Degradation.LOCAL_LIMITS);
        }

        @Test
        void refusesToRequireAllOfNothing() {
            assertThatThrownBy(() -> new AllOf(List.of())).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void refusesToRequireAnyOfNothing() {
            assertThatThrownBy(() -> new AnyOf(List.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Keyless");
        }

        @Test
        void takesTheRulesOfOneMethod() {
            MethodRules rules = () -> "mine";

            assertThat(ProtectedApi.named("orders").requires(rules).build().requirement())
                    .isEqualTo(new One(rules));
        }

        @Test
        void doesNotChangeAnApiThatIsBuilt() {
            var builder = open();
            var api = builder.build();

            builder.strip(List.of(CredentialLocation.header("A")));

            assertThat(api.stripped()).isEmpty();
        }

        @Test
        void addsUpWhatIsStripped() {
            var header = CredentialLocation.header("A");
            var cookie = CredentialLocation.cookie("B");

            assertThat(open().strip(List.of(header))
                            .strip(List.of(cookie))
                            .build()
                            .stripped())
                    .containsExactly(header, cookie);
        }
    }

    @Nested
    class Defaults {
        private final ProtectedApi api = open().build();

        @Test
        void nameItAfterItsId() {
            assertThat(api.name()).isEqualTo("orders");
        }

        @Test
        void giveItToNoOrganization() {
            assertThat(api.organization().isNone()).isTrue();
        }

        @Test
        void matchWholePaths() {
            assertThat(api.paths().matching()).isEqualTo(PathMatching.EXACT);
        }

        @Test
        void haveNoOpenPath() {
            assertThat(api.paths().versions()).isEqualTo(new ApiVersions.Single(ApiVersion.of("Default")));
        }

        @Test
        void stripNothing() {
            assertThat(api.stripped()).isEmpty();
        }

        @Test
        void haveNoCrossOriginRules() {
            assertThat(api.cors()).isEmpty();
        }
    }

    @Nested
    class GivenValues {
        private final ApiVersions versions = new ApiVersions.Single(ApiVersion.of("v1"));
        private final ProtectedApi api = open().called("Orders")
                .organization("acme")
                .basePath("/orders/")
                .pathMatching(PathMatching.ANYWHERE)
                .versions(versions)
                .build();

        @Test
        void areKept() {
            assertThat(api)
                    .extracting(
                            ProtectedApi::id,
                            ProtectedApi::name,
                            found -> found.organization().value())
                    .containsExactly(new ApiId("orders"), "Orders", "acme");
        }

        @Test
        void areKeptForPaths() {
            assertThat(api.paths()).isEqualTo(new ProtectedApi.Paths("/orders/", PathMatching.ANYWHERE, versions));
        }

        @Test
        void arePrintedByIdOnly() {
            assertThat(api).hasToString("ProtectedApi[orders]");
        }
    }

    @Nested
    class PathsBelowTheBase {
        @ParameterizedTest
        @CsvSource({
            "/, /a/b, /a/b",
            "/, /, /",
            "/orders, /orders/1, /1",
            "/orders/, /orders/1, /1",
            "/orders/, /orders/, /",
            "/orders/, /orders, /",
            "/orders, /orders, /",
            "/orders, /other, /other",
            "/orders, /, /"
        })
        void beginWithASlash(String base, String path, String below) {
            var api = open().basePath(base).build();

            assertThat(api.paths().below(path)).isEqualTo(below);
        }
    }

    @Nested
    class PathsWithinTheBase {
        @ParameterizedTest
        @CsvSource({
            "/, /a/b, /a/b",
            "/, /, /",
            "/orders, /orders/1, /1",
            "/orders/, /orders/1, /1",
            "/orders/, /orders/, /",
            "/orders/, /orders, /",
            "/orders, /orders, /"
        })
        void beginWithASlash(String base, String path, String within) {
            assertThat(open().basePath(base).build().paths().within(path)).isEqualTo(within);
        }

        @ParameterizedTest
        @CsvSource({
            "/only, /onlyx",
            "/only, /onlyx/y",
            "/only/, /onlyx",
            "/only, /other",
            "/only, /",
            "/only, /x/only/y"
        })
        void areNoneWhereTheBaseIsNoParent(String base, String path) {
            assertThat(open().basePath(base).build().paths().within(path)).isNull();
        }
    }

    @Test
    void twoLoadsOfOneDefinitionAreTwo() {
        assertThat(open().build()).isNotEqualTo(open().build());
    }

    @Test
    void anOpenPartMakesNoCombination() {
        var parts = List.<AuthRequirement>of(new One(() -> "mine"), new Keyless());

        assertThatThrownBy(() -> new AllOf(parts)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AnyOf(parts))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Keyless");
    }

    @Test
    void combinationsDoNotChangeWithTheListTheyWereMadeFrom() {
        var parts = new ArrayList<AuthRequirement>(List.of(new One(() -> "mine")));
        var all = new AllOf(parts);

        parts.clear();

        assertThat(all.parts()).hasSize(1);
    }
}
