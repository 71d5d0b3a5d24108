// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.examples.gateway.settings.Forwarding;
import dev.gatehouse.examples.gateway.settings.Forwarding.UpstreamTls;
import dev.gatehouse.examples.gateway.settings.Tls;
import dev.gatehouse.examples.gateway.settings.Tls.PemPair;
import java.io.IOException;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemObjectGenerator;
import org.bouncycastle.util.io.pem.PemWriter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TlsTest {
    private static final RawUpstream UPSTREAM = RawUpstream.ok();

    @TempDir
    static Path directory;

    private static Tls one;
    private static Tls two;

    @BeforeAll
    static void makeCertificates() throws Exception {
        var first = pair("one.test", "EC", 256, true);
        one = Tls.with(first.certificate(), first.key());
        two = new Tls(List.of(first, pair("two.test", "RSA", 2048, false)), "TLSv1.2", "TLSv1.3", List.of());
    }

    @AfterAll
    static void stop() {
        UPSTREAM.close();
    }

    private static PemPair pair(String name, String algorithm, int size, boolean pkcs8) throws Exception {
        var generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(size);
        var keys = generator.generateKeyPair();
        var certificate = directory.resolve(name + algorithm + ".pem");
        var key = directory.resolve(name + algorithm + pkcs8 + ".key");
        write(certificate, selfSigned(name, algorithm, keys));
        write(key, pkcs8 ? new PemObject("PRIVATE KEY", keys.getPrivate().getEncoded()) : keys.getPrivate());
        return new PemPair(certificate, key);
    }

    private static X509Certificate selfSigned(String name, String algorithm, KeyPair keys) throws Exception {
        var subject = new X500Name("CN=" + name);
        var from = Date.from(Instant.parse("2020-01-01T00:00:00Z"));
        var to = Date.from(Instant.parse("2120-01-01T00:00:00Z"));
        var builder = new JcaX509v3CertificateBuilder(subject, BigInteger.ONE, from, to, subject, keys.getPublic());
        var signer = new JcaContentSignerBuilder(algorithm.equals("EC") ? "SHA256withECDSA" : "SHA256withRSA")
                .build(keys.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }

    private static void write(Path file, Object object) throws IOException {
        try (Writer out = Files.newBufferedWriter(file);
                var pem = new PemWriter(out)) {
            pem.writeObject(object instanceof PemObjectGenerator text ? text : new JcaMiscPEMGenerator(object));
        }
    }

    private static TestGateway gateway(Tls tls) {
        return TestGateway.places()
                .keyless("/", UPSTREAM.url())
                .told(settings -> settings.with(settings.listening().with(tls)))
                .start();
    }

    private static SSLSocket socket(TestGateway gateway, UnaryOperator<SSLSocket> more) throws Exception {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustsAnyone()}, null);
        var factory = context.getSocketFactory();
        return more.apply((SSLSocket)
                factory.createSocket(gateway.uri().getHost(), gateway.uri().getPort()));
    }

    private static SSLSocket named(SSLSocket socket, String host) {
        var parameters = socket.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(host)));
        socket.setSSLParameters(parameters);
        return socket;
    }

    private static SSLSocket speaking(SSLSocket socket, String version) {
        socket.setEnabledProtocols(new String[] {version});
        return socket;
    }

    private static String subject(TestGateway gateway, String host) throws Exception {
        try (var socket = socket(gateway, plain -> named(plain, host))) {
            socket.startHandshake();
            var certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return certificate.getSubjectX500Principal().getName();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void requestsPassOverTls(String version) throws Exception {
        try (var gateway = gateway(one);
                var client = RawClient.over(socket(gateway, plain -> speaking(plain, version)))) {
            var answer = client.send("GET / HTTP/1.1", "Host: any.test").answer();

            assertThat(answer.status()).isEqualTo(200);
            assertThat(gateway.uri().getScheme()).isEqualTo("https");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"one.test", "two.test"})
    void theCertificateIsTheOneOfTheNameAskedFor(String name) throws Exception {
        try (var gateway = gateway(two)) {
            assertThat(subject(gateway, name)).isEqualTo("CN=" + name);
        }
    }

    @Test
    void otherNamesGetACertificateAllTheSame() throws Exception {
        try (var gateway = gateway(one)) {
            assertThat(subject(gateway, "other.test")).isEqualTo("CN=one.test");
        }
    }

    @Test
    void aVersionBelowTheLowestIsRefused() throws Exception {
        var modern = new Tls(one.certificates(), "TLSv1.3", "TLSv1.3", List.of());
        try (var gateway = gateway(modern);
                var socket = socket(gateway, plain -> speaking(plain, "TLSv1.2"))) {
            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
        }
    }

    @Test
    void onlyTheCiphersNamedAreSpoken() throws Exception {
        var cipher = "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384";
        var chosen = new Tls(one.certificates(), "TLSv1.2", "TLSv1.2", List.of(cipher));
        try (var gateway = gateway(chosen);
                var socket = socket(gateway, plain -> plain)) {
            socket.startHandshake();

            assertThat(socket.getSession().getCipherSuite()).isEqualTo(cipher);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keysAreReadInBothForms(boolean pkcs8) throws Exception {
        var pair = pair("form.test", "RSA", 2048, pkcs8);
        try (var gateway = gateway(Tls.with(pair.certificate(), pair.key()))) {
            assertThat(subject(gateway, "form.test")).isEqualTo("CN=form.test");
        }
    }

    @Test
    void keysOfCurvesAreReadInTheFormThatNamesTheCurveFirst() throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        var keys = generator.generateKeyPair();
        var certificate = directory.resolve("curve.pem");
        write(certificate, selfSigned("curve.test", "EC", keys));
        var secret = ((ECPrivateKey) keys.getPrivate()).getS();
        var curve = SECObjectIdentifiers.secp256r1;
        var key = directory.resolve("curve.key");
        try (var pem = new PemWriter(Files.newBufferedWriter(key))) {
            pem.writeObject((PemObjectGenerator) new PemObject("EC PARAMETERS", curve.getEncoded()));
            var form = new org.bouncycastle.asn1.sec.ECPrivateKey(256, secret, curve);
            pem.writeObject((PemObjectGenerator) new PemObject("EC PRIVATE KEY", form.getEncoded()));
        }

        try (var gateway = gateway(Tls.with(certificate, key))) {
            assertThat(subject(gateway, "curve.test")).isEqualTo("CN=curve.test");
        }
    }

    @Test
    void plainHttpOnATlsPortHarmsNobody() throws Exception {
        try (var gateway = gateway(one)) {
            try (var plain = RawClient.to(gateway.uri())) {
                plain.send("GET / HTTP/1.1", "Host: a").in().readAllBytes();
            }

            assertThat(subject(gateway, "one.test")).isEqualTo("CN=one.test");
        }
    }

    @Test
    void aCertificateFileWithoutCertificateStopsTheStart() throws Exception {
        var empty = Files.writeString(directory.resolve("empty.pem"), "nothing");
        var broken = Tls.with(empty, one.certificates().get(0).key());

        assertThatThrownBy(() -> gateway(broken))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no certificate in")
                .hasMessageContaining("empty.pem");
    }

    @Test
    void aKeyFileWithoutKeyStopsTheStart() {
        var certificate = one.certificates().get(0).certificate();

        assertThatThrownBy(() -> gateway(Tls.with(certificate, certificate)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no unencrypted private key in");
    }

    @Test
    void upstreamsAreVerified() throws Exception {
        try (var upstream = gateway(one);
                var gateway = TestGateway.places()
                        .keyless("/", upstream.uri().toString())
                        .start()) {
            assertThat(gateway.get("/").status()).isEqualTo(500);
        }
    }

    @Test
    void upstreamsAreNotVerifiedIfTold() throws Exception {
        var anyone = new UpstreamTls(true, "TLSv1.2", List.of());
        try (var upstream = gateway(one);
                var gateway = TestGateway.places()
                        .keyless("/", upstream.uri().toString())
                        .told(settings -> settings.with(
                                new Forwarding(Duration.ofSeconds(5), Duration.ofSeconds(5), 10, 10, anyone)))
                        .start()) {
            assertThat(gateway.get("/").status()).isEqualTo(200);
        }
    }

    /** The certificates of these tests vouch for themselves. */
    private static final class TrustsAnyone implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
