// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import static dev.gatehouse.examples.gateway.control.OperatedGateway.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.certificate.StandardCertificateService;
import dev.gatehouse.core.password.PasswordHashing;
import dev.gatehouse.core.policy.StandardPolicyEngine;
import dev.gatehouse.examples.gateway.policies.PolicyReading;
import dev.gatehouse.examples.gateway.policies.ServedPolicies;
import dev.gatehouse.examples.gateway.settings.Control;
import dev.gatehouse.examples.gateway.settings.Definitions;
import dev.gatehouse.examples.gateway.settings.GatewaySettings;
import dev.gatehouse.examples.gateway.settings.PolicyRecords;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpAnswer;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.limit.Counting;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.testkit.MutableInstantSource;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretGuardTest {
    private static final String REFUSAL =
            "{\"status\":\"error\",\"message\":\"Attempted administrative access with invalid or missing key!\"}\n";

    private final NoApis apis = new NoApis();
    private final ControlApi control = control(Control.guardedBy(Secret.of(SECRET)));

    private ControlApi control(Control settings) {
        var all = GatewaySettings.serving(Definitions.of(Map.of())).with(settings);
        var policies = ServedPolicies.of(PolicyRecords.none(), new PolicyReading(Counting.OPENED_WINDOW));
        var stores = InMemoryStores.create();
        var engine = new StandardPolicyEngine(policies, stores.limits());
        var passwords = PasswordHashing.standard();
        var clock = new MutableInstantSource();
        var certificates =
                new StandardCertificateService(stores.certificates(), Secret.of("not used"), clock, new SecureRandom());
        var gateway = new Operated(stores, clock, apis, policies, engine, event -> {}, passwords, certificates);
        return ControlApi.of(all, gateway);
    }

    private HttpAnswer ask(String method, String path, String... headers) {
        return control.answer(HttpRequest.of(method, path, Headers.of(headers))).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /tyk/keys/create",
        "GET, /tyk/keys",
        "GET, /tyk/keys/x",
        "DELETE, /tyk/keys/x",
        "PATCH, /tyk/keys/x",
        "GET, /tyk/apis",
        "GET, /tyk/policies",
        "GET, /tyk/certs",
        "POST, /tyk/certs",
        "DELETE, /tyk/certs/x",
        "POST, /tyk/policies",
        "GET, /tyk/reload",
        "GET, /tyk/",
        "GET, /tyk/no-such-page",
        "GET, /%74yk/keys",
        "GET, /tyk/keys/a%2Fb"
    })
    void everythingNeedsTheSecretFirst(String method, String path) {
        assertThat(ask(method, path).status() + ask(method, path).body()).isEqualTo(403 + REFUSAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "", SECRET + "x", "operators-secret-of-the-tes", "Bearer " + SECRET})
    void anotherSecretIsRefused(String secret) {
        assertThat(ask("GET", "/tyk/keys", "X-Tyk-Authorization", secret).status())
                .isEqualTo(403);
    }

    @Test
    void theSecretIsLetIn() {
        assertThat(ask("GET", "/tyk/keys/x", "x-tyk-authorization", SECRET).status())
                .isEqualTo(404);
    }

    @Test
    void theSecretInAnotherHeaderIsRefused() {
        assertThat(ask("GET", "/tyk/keys", "Authorization", SECRET).status()).isEqualTo(403);
    }

    @Test
    void twoLinesAreRefusedThoughBothAreRight() {
        var answer = ask("GET", "/tyk/keys", "X-Tyk-Authorization", SECRET, "X-Tyk-Authorization", SECRET);

        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void aRefusedRequestDoesNothing() {
        ask("GET", "/tyk/reload", "X-Tyk-Authorization", "wrong");

        assertThat(apis.reloads).isZero();
    }

    @Test
    void healthNeedsNoSecret() {
        assertThat(ask("GET", "/hello").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/tyk", "/tykx/keys", "/api/tyk/keys", "/hello/x", "/hellox"})
    void otherPathsBelongToApis(String path) {
        assertThat(control.answer(HttpRequest.of("GET", path, Headers.none()))).isEmpty();
    }

    @Nested
    class WithoutASecret {
        private final ControlApi off = control(Control.off());

        @Test
        void thereIsNoControlApi() {
            var request = HttpRequest.of("GET", "/tyk/keys", Headers.of("X-Tyk-Authorization", ""));

            assertThat(off.answer(request)).isEmpty();
        }

        @Test
        void thereIsHealth() {
            assertThat(off.answer(HttpRequest.of("GET", "/hello", Headers.none())))
                    .isPresent();
        }
    }

    @Nested
    class Reloading {
        @ParameterizedTest
        @ValueSource(strings = {"/tyk/reload", "/tyk/reload/group", "/tyk/reload?block=true", "/tyk/reload/group/"})
        void isConfirmed(String path) {
            assertThat(ask("GET", path, "X-Tyk-Authorization", SECRET).body())
                    .isEqualTo("{\"status\":\"ok\",\"message\":\"\"}\n");
        }

        @Test
        void isDone() {
            ask("GET", "/tyk/reload", "X-Tyk-Authorization", SECRET);

            assertThat(apis.reloads).isEqualTo(1);
        }

        @Test
        void thatFailsIsAnError() {
            apis.broken = true;

            assertThat(ask("GET", "/tyk/reload", "X-Tyk-Authorization", SECRET).status())
                    .isEqualTo(500);
        }
    }

    /** A gateway without definitions, that counts how often it was asked to read them. */
    private static final class NoApis implements ServedApis {
        private int reloads;
        private boolean broken;

        @Override
        public List<Entry> entries() {
            return List.of();
        }

        @Override
        public void reload() {
            if (broken) {
                throw new IllegalStateException("the directory is gone");
            }
            reloads++;
        }
    }
}
