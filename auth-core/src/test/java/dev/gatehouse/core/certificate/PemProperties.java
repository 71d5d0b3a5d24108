// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.certificate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.InstantSource;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

final class PemProperties {
    private static final TestCertificate ONE = TestCertificate.named("CN=one");

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(
                        "-----BEGIN ",
                        "-----END ",
                        "-----",
                        "CERTIFICATE",
                        "PUBLIC KEY",
                        "PRIVATE KEY",
                        "\n",
                        ": ",
                        "AAAA",
                        "=",
                        " ",
                        "\0",
                        "é",
                        "Proc-Type: 4,ENCRYPTED\n",
                        "DEK-Info: AES-256-CBC,00\n")
                .list()
                .ofMaxSize(30)
                .map(list -> String.join("", list));
    }

    @Property
    void noTextEndsInAnException(@ForAll("pieces") String text) {
        var texts = new CertificateTexts(InstantSource.system());

        assertThatCode(() -> texts.signingKey(text)).doesNotThrowAnyException();
        assertThatCode(() -> texts.verifyingKey(text)).doesNotThrowAnyException();
    }

    @Property
    void whatWasWrittenIsRead(@ForAll byte[] content) {
        var text = new PemBlock("X", Map.of("A", "b"), content).text();

        var read = PemText.blocks(text).get(0);

        assertThat(read.content()).isEqualTo(content);
        assertThat(read.field("A")).isEqualTo("b");
    }

    /** Whatever one octet says instead, the key is the same or there is none. */
    @Property(tries = 500)
    void aBrokenCertificateEndsInNoException(@ForAll @IntRange(max = 600) int place, @ForAll byte octet) {
        var der = ONE.der.clone();
        der[place] = octet;
        var texts = new CertificateTexts(InstantSource.fixed(TestCertificate.FROM));

        assertThatCode(() -> texts.verifyingKey(TestCertificate.pem("CERTIFICATE", der)))
                .doesNotThrowAnyException();
    }

    @Property(tries = 500)
    void aBrokenPrivateKeyEndsInNoException(@ForAll @IntRange(max = 1000) int place, @ForAll byte octet) {
        var der = ONE.pair.getPrivate().getEncoded();
        der[place] = octet;
        var texts = new CertificateTexts(InstantSource.fixed(TestCertificate.FROM));

        assertThatCode(() -> texts.signingKey(ONE.pem() + TestCertificate.pem("PRIVATE KEY", der)))
                .doesNotThrowAnyException();
    }

    @Property
    void garbageIsNoKey(@ForAll @Size(max = 200) byte[] der) {
        assertThat(EncodedKeys.privateKey(der)).isEmpty();
        assertThat(EncodedKeys.publicKey(new String(der, ISO_8859_1).getBytes(ISO_8859_1)))
                .isEmpty();
    }
}
