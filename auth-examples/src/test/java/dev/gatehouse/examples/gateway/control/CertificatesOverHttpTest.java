// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import static dev.gatehouse.examples.gateway.control.OperatedGateway.assertAnswer;
import static dev.gatehouse.examples.gateway.control.OperatedGateway.error;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.examples.gateway.json.JsonText;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** {@code /tyk/certs}, over the wire. */
final class CertificatesOverHttpTest {
    private static MadeCertificate one;
    private static MadeCertificate two;

    private final OperatedGateway gateway = OperatedGateway.with(OperatedGateway.PLAIN);

    @BeforeAll
    static void make() {
        one = MadeCertificate.named("CN=one.test,O=Acme");
        two = MadeCertificate.named("CN=two.test");
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private JsonNode json(String path) {
        var answer = gateway.operator("GET", path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return JsonText.read(answer.body());
    }

    private void add(String pem) {
        assertThat(gateway.operator("POST", "/tyk/certs?org_id=1", pem).statusCode())
                .isEqualTo(200);
    }

    @Nested
    class Adding {
        @Test
        void tellsTheId() {
            assertAnswer(
                    gateway.operator("POST", "/tyk/certs?org_id=1", one.pem()),
                    200,
                    "{\"id\":\"1%s\",\"status\":\"ok\",\"message\":\"Certificate added\"}\n"
                            .formatted(one.fingerprint()));
        }

        @Test
        void worksWithoutOrganization() {
            assertThat(gateway.operator("POST", "/tyk/certs", one.pem()).body())
                    .startsWith("{\"id\":\"" + one.fingerprint() + "\"");
        }

        @Test
        void refusesGarbage() {
            assertAnswer(
                    gateway.operator("POST", "/tyk/certs?org_id=1", "hello"),
                    403,
                    error("Failed to decode certificate. It should be PEM encoded."));
        }

        @Test
        void refusesWhatIsStored() {
            add(one.pem());

            assertAnswer(
                    gateway.operator("POST", "/tyk/certs?org_id=1", one.pem()),
                    403,
                    error("Certificate with 1" + one.fingerprint() + " id already exists"));
        }

        @Test
        void refusesHugeTexts() {
            assertThat(gateway.operator("POST", "/tyk/certs", "x".repeat(100_000))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(gateway.operator("POST", "/tyk/certs", "x".repeat(2_000_000))
                            .statusCode())
                    .isEqualTo(413);
        }

        @Test
        void needsTheSecret() {
            assertThat(gateway.send("POST", "/tyk/certs", one.pem()).statusCode())
                    .isEqualTo(403);
            assertThat(gateway.send("GET", "/tyk/certs", "", "X-Tyk-Authorization", "nope")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Nested
    class Reading {
        @Test
        void anEmptyListIsNull() {
            assertAnswer(gateway.operator("GET", "/tyk/certs?org_id=1"), 200, "{\"certs\":null}\n");
        }

        @Test
        void listsTheOrganizationsIds() {
            add(one.pem());
            gateway.operator("POST", "/tyk/certs?org_id=2", two.pem());

            assertAnswer(
                    gateway.operator("GET", "/tyk/certs?org_id=1"),
                    200,
                    "{\"certs\":[\"1" + one.fingerprint() + "\"]}\n");
        }

        @Test
        void listsDetails() {
            add(one.pem());

            var brief = json("/tyk/certs?org_id=1&mode=detailed").path("certs").path(0);

            assertThat(brief.properties().stream().map(member -> member.getKey()))
                    .containsExactly(
                            "id",
                            "issuer_cn",
                            "subject_cn",
                            "dns_names",
                            "has_private",
                            "not_before",
                            "not_after",
                            "is_ca");
            assertThat(brief.path("subject_cn").asText()).isEqualTo("one.test");
            assertThat(brief.path("dns_names").isNull()).isTrue();
        }

        @Test
        void tellsOfOne() {
            add(one.pem());

            var told = json("/tyk/certs/1" + one.fingerprint());

            assertThat(told.properties().stream().map(member -> member.getKey()))
                    .containsExactly(
                            "id",
                            "fingerprint",
                            "has_private",
                            "issuer",
                            "subject",
                            "not_before",
                            "not_after",
                            "is_ca");
            assertThat(told.path("fingerprint").asText()).isEqualTo(one.fingerprint());
            assertThat(told.path("not_after").asText()).isEqualTo("2120-01-01T00:00:00Z");
            assertThat(told.path("subject").path("Organization")).hasToString("[\"Acme\"]");
            assertThat(told.path("subject").path("Country").isNull()).isTrue();
            assertThat(told.at("/subject/Names/0/Type")).hasToString("[2,5,4,3]");
        }

        @Test
        void tellsOfSeveral() {
            add(one.pem());

            var told = json("/tyk/certs/1" + one.fingerprint() + ",1deadbeef");

            assertThat(told.size()).isEqualTo(2);
            assertThat(told.path(1).isNull()).isTrue();
        }

        @Test
        void doesNotFindWhatIsNotThere() {
            assertAnswer(
                    gateway.operator("GET", "/tyk/certs/1deadbeef"),
                    404,
                    error("Certificate with given SHA256 fingerprint not found"));
        }

        @Test
        void tellsTheFirstFingerprintOfABundle() {
            add(one.pem() + two.pem());

            assertThat(json("/tyk/certs/1" + one.fingerprint())
                            .path("fingerprint")
                            .asText())
                    .isEqualTo(one.fingerprint());
        }

        @Test
        void tellsOfPublicKeysThatTheyAreSome() {
            add(one.publicKey());

            var told = json("/tyk/certs/1" + one.keyFingerprint());

            assertThat(told.path("fingerprint").asText()).isEmpty();
            assertThat(told.at("/subject/CommonName").asText()).isEqualTo("Public Key: " + one.keyFingerprint());
            assertThat(told.path("not_before").asText()).isEqualTo("0001-01-01T00:00:00Z");
        }

        @Test
        void at58NoAnswerHoldsAPrivateKey() {
            add(one.pem() + one.key());

            var told =
                    gateway.operator("GET", "/tyk/certs/1" + one.fingerprint()).body()
                            + gateway.operator("GET", "/tyk/certs?org_id=1&mode=detailed")
                                    .body()
                            + gateway.operator("POST", "/tyk/certs?org_id=1", one.pem() + one.key())
                                    .body()
                            + gateway.operator("POST", "/tyk/certs?org_id=1", two.pem() + one.key())
                                    .body();

            var secret =
                    Base64.getEncoder().encodeToString(one.pair().getPrivate().getEncoded());
            assertThat(told).contains("\"has_private\":true").doesNotContain("BEGIN", secret.substring(100, 140));
        }
    }

    @Nested
    class Deleting {
        @Test
        void removes() {
            add(one.pem());

            assertAnswer(
                    gateway.operator("DELETE", "/tyk/certs/1" + one.fingerprint()),
                    200,
                    "{\"status\":\"ok\",\"message\":\"removed\"}\n");
            assertThat(gateway.operator("GET", "/tyk/certs/1" + one.fingerprint())
                            .statusCode())
                    .isEqualTo(404);
        }

        @Test
        void removesNothingAsWell() {
            assertThat(gateway.operator("DELETE", "/tyk/certs/unknown").statusCode())
                    .isEqualTo(200);
        }

        @Test
        void needsAnId() {
            assertThat(gateway.operator("DELETE", "/tyk/certs").statusCode()).isEqualTo(405);
            assertThat(gateway.operator("PUT", "/tyk/certs/x").statusCode()).isEqualTo(405);
            assertThat(gateway.operator("POST", "/tyk/certs/x").statusCode()).isEqualTo(405);
            assertThat(gateway.operator("GET", "/tyk/certs/x/y").statusCode()).isEqualTo(404);
        }
    }
}
