// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signatures by keys that operators stored or that lie in files, through the gateway. */
final class KeysByCertificateTest {
    private static final String MISSING = "{\n    \"error\": \"Certificate not found\"\n}";
    private static final String DATE = "Thu, 25 Nov 2032 19:00:00 GMT";

    private static MadeCertificate one;
    private static MadeCertificate other;

    @TempDir
    Path directory;

    private final BlockingQueue<String> received = new ArrayBlockingQueue<>(10);
    private final HttpServer upstream = upstream();

    private HttpServer upstream() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                received.addAll(exchange.getRequestHeaders().getOrDefault("X-Signature", List.of()));
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private OperatedGateway gateway(String members) {
        var target = "http://127.0.0.1:" + upstream.getAddress().getPort() + "/";
        var definition = OperatedGateway.DEFINITION
                .replace("\"use_standard_auth\": true", members)
                .replace("UPSTREAM", target);
        try {
            Files.writeString(Files.createDirectories(directory.resolve("apps")).resolve("api.json"), definition);
            return OperatedGateway.serving(directory.resolve("apps"));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @AfterEach
    void stop() {
        upstream.stop(0);
    }

    @BeforeAll
    static void make() {
        one = MadeCertificate.named("CN=client", "2033-01-01T00:00:00Z");
        other = MadeCertificate.named("CN=other");
    }

    private static String signature(MadeCertificate by, String text) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(by.pair().getPrivate());
            signature.update(text.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (Exception impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Nested
    class OfClients {
        private OperatedGateway gateway;

        @BeforeEach
        void start() {
            gateway = gateway("\"enable_signature_checking\": true");
            gateway.clock.set(Instant.parse("2032-11-25T19:00:00Z"));
        }

        @AfterEach
        void close() {
            gateway.close();
        }

        private void key(String certificate) {
            gateway.store("client", """
                    {"org_id": "default", "expires": 0, "rate": -1, "quota_max": -1,
                     "enable_http_signature_validation": true, "rsa_certificate_id": "%s",
                     "access_rights": {"test": {"api_id": "test", "versions": ["Default"]}}}""".formatted(certificate.replace("\n", "\\n")));
        }

        private String stored(String pem) {
            var answer = gateway.operator("POST", "/tyk/certs", pem).body();
            return answer.substring(7, 7 + 64);
        }

        private String signed(MadeCertificate by) {
            var authorization = "Signature keyId=\"client\",algorithm=\"rsa-sha256\",signature=\"%s\""
                    .formatted(signature(by, "x-aux-date: " + DATE));
            var answer = gateway.send("GET", "/", "", "Authorization", authorization, "x-aux-date", DATE, "X", "y");
            return answer.statusCode() + " " + answer.body();
        }

        @Test
        void aStoredPublicKeyVerifies() {
            key(stored(one.publicKey()));

            assertThat(signed(one)).isEqualTo("200 ");
            assertThat(signed(other)).startsWith("400 ");
        }

        @Test
        void aStoredCertificateVerifies() {
            key(stored(one.pem()));

            assertThat(signed(one)).isEqualTo("200 ");
        }

        @Test
        void anExpiredCertificateVerifiesNoMore() {
            key(stored(one.pem()));
            gateway.clock.set(Instant.parse("2033-01-01T00:00:01Z"));

            assertThat(signed(one)).isEqualTo("500 " + MISSING);
        }

        @Test
        void aDeletedCertificateVerifiesNoMore() {
            var id = stored(one.pem());
            key(id);
            assertThat(signed(one)).isEqualTo("200 ");

            gateway.operator("DELETE", "/tyk/certs/" + id);

            assertThat(signed(one)).isEqualTo("500 " + MISSING);
        }

        @Test
        void anIdOfNothingIsMissing() {
            key("0".repeat(64));

            assertThat(signed(one)).isEqualTo("500 " + MISSING);
        }

        @Test
        void anIdWithTheNameOfAnOrganizationIsMissing() {
            gateway.operator("POST", "/tyk/certs?org_id=default", one.publicKey());
            key("default" + one.keyFingerprint());

            assertThat(signed(one)).isEqualTo("500 " + MISSING);
        }

        @Test
        void aFileVerifiesAsLongAsItIsThere() throws IOException {
            var file = Files.writeString(directory.resolve("key.pem"), one.publicKey());
            key(file.toString());
            assertThat(signed(one)).isEqualTo("200 ");

            Files.delete(file);

            assertThat(signed(one)).isEqualTo("500 " + MISSING);
        }

        @Test
        void aHugeFileOrADirectoryIsNone() throws IOException {
            var huge = Files.writeString(directory.resolve("huge.pem"), " ".repeat(200_000) + one.publicKey());

            key(huge.toString());
            assertThat(signed(one)).isEqualTo("500 " + MISSING);
            key(directory.toString());
            assertThat(signed(one)).isEqualTo("500 " + MISSING);
            key("\\u0000");
            assertThat(signed(one)).isEqualTo("500 " + MISSING);
        }
    }

    @Nested
    class OfTheGateway {
        private OperatedGateway gateway;

        @AfterEach
        void close() {
            gateway.close();
        }

        private void signsBy(String certificate) {
            gateway = gateway("""
                    "use_keyless": true, "request_signing": {"is_enabled": true, "key_id": "k",
                     "algorithm": "rsa-sha256", "certificate_id": "%s", "header_list": ["x-told"],
                     "signature_header": "X-Signature"}""".formatted(certificate.replace("\n", "\\n")));
        }

        private String answer() {
            var answer = gateway.send("GET", "/", "", "X-Told", "something");
            return answer.statusCode() + " " + answer.body();
        }

        @Test
        void aStoredPrivateKeySigns() {
            signsBy("1" + one.fingerprint());
            assertThat(answer()).isEqualTo("500 " + MISSING);

            gateway.operator("POST", "/tyk/certs?org_id=1", one.pem() + one.key());

            assertThat(answer()).isEqualTo("200 ");
            assertThat(received.remove())
                    .isEqualTo(
                            "Signature keyId=\"k\",algorithm=\"rsa-sha256\",headers=\"x-told\",signature=\"%s\"",
                            signature(one, "x-told: something"));
        }

        @Test
        void aDeletedOneSignsNoMore() {
            signsBy("1" + one.fingerprint());
            gateway.operator("POST", "/tyk/certs?org_id=1", one.pem() + one.key());
            assertThat(answer()).isEqualTo("200 ");

            gateway.operator("DELETE", "/tyk/certs/1" + one.fingerprint());

            assertThat(answer()).isEqualTo("500 " + MISSING);
        }

        @Test
        void aFileSigns() throws IOException {
            var file = Files.writeString(directory.resolve("both.pem"), one.key() + one.pem());
            signsBy(file.toString());

            assertThat(answer()).isEqualTo("200 ");
        }

        @Test
        void aTextInTheDefinitionSigns() {
            signsBy(one.pem() + one.key());

            assertThat(answer()).isEqualTo("200 ");
        }

        @Test
        void aCertificateWithoutPrivateKeyDoesNot() {
            signsBy(one.fingerprint());
            gateway.operator("POST", "/tyk/certs", one.pem());

            assertThat(answer()).isEqualTo("500 " + MISSING);
        }
    }
}
