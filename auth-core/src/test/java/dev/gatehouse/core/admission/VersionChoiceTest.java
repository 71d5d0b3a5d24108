// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.admission.VersionChoice.Choice;
import dev.gatehouse.definition.ApiVersion;
import dev.gatehouse.definition.ApiVersions;
import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.testkit.MutableInstantSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VersionChoiceTest {
    private final MutableInstantSource clock = new MutableInstantSource();
    private final Map<String, ApiVersion> versions =
            Map.of("v1", ApiVersion.of("v1"), "old", new ApiVersion("old", List.of(), clock.instant()));

    private String choose(ApiVersions.Selector selector, String defaultName, boolean fallsBack, String target) {
        var api = ProtectedApi.named("orders")
                .basePath("/orders/")
                .requires(new AuthRequirement.Keyless())
                .versions(new ApiVersions.Several(selector, versions, defaultName, fallsBack))
                .build();
        var choice = new VersionChoice(api, clock).choose(HttpRequest.of("GET", target, Headers.none()));
        return choice instanceof Choice.Served served
                ? served.version().name()
                : ((Choice.Refused) choice).refusal().id();
    }

    private final ApiVersions.Selector parameter = new ApiVersions.Named(CredentialLocation.query("v"));

    @Test
    void isTheOneThatTheRequestNames() {
        assertThat(choose(parameter, "", false, "/orders/?v=v1")).isEqualTo("v1");
    }

    @Test
    void isTheDefaultIfTheRequestNamesNone() {
        assertThat(choose(parameter, "v1", false, "/orders/")).isEqualTo("v1");
    }

    @Test
    void isRefusedIfThereIsNoDefault() {
        assertThat(choose(parameter, "", false, "/orders/")).isEqualTo("version.unknown");
    }

    @Test
    void isRefusedIfItDoesNotExist() {
        assertThat(choose(parameter, "v1", false, "/orders/?v=v9")).isEqualTo("version.unknown");
    }

    @Test
    void fallsBackOnlyIfTold() {
        assertThat(choose(parameter, "v1", true, "/orders/?v=v9")).isEqualTo("v1");
    }

    @Test
    void mayBeTheFirstSegmentBelowTheBase() {
        assertThat(choose(new ApiVersions.FirstSegment(), "", false, "/orders/v1/x"))
                .isEqualTo("v1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/..;/v2/x", "/v1/%2e%2e%2fv2/x", "/v1%2f..%2fv2/x", "/v1/..%5cv2/x", "/;/v1/x"})
    void at52IsRefusedInAPathThatCanBeReadInTwoWays(String below) {
        assertThat(choose(new ApiVersions.FirstSegment(), "v1", true, "/orders" + below))
                .isEqualTo("version.ambiguous");
    }

    @Test
    void at53IsRefusedIfTheRequestNamesTwo() {
        assertThat(choose(parameter, "v1", true, "/orders/?v=v1&v=old")).isEqualTo("version.ambiguous");
    }

    @Test
    void mayBeNamedTwiceAlike() {
        assertThat(choose(parameter, "", false, "/orders/?v=v1&v=v1")).isEqualTo("v1");
    }

    @Test
    void pathDoesNotMatterWhereAParameterNamesIt() {
        assertThat(choose(parameter, "", false, "/orders/a%2fb?v=v1")).isEqualTo("v1");
    }

    @Test
    void isServedUntilItsEnd() {
        assertThat(choose(parameter, "", false, "/orders/?v=old")).isEqualTo("old");
    }

    @Test
    void isRefusedAfterItsEnd() {
        clock.advance(Duration.ofSeconds(1));

        assertThat(choose(parameter, "", false, "/orders/?v=old")).isEqualTo("version.expired");
    }
}
