// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for one host that signed itself: as files for a server, as a context for a client. */
public final class Certificates {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII));

    private final Path directory;
    private final KeyStore store;

    private Certificates(Path directory, KeyStore store) {
        this.directory = directory;
        this.store = store;
    }

    /** Makes one for a subject alternative name such as {@code ip:127.0.0.1}. */
    public static Certificates of(Path directory, String name) {
        try {
            var file = directory.resolve("store.p12");
            run(directory, command(file, name));
            var certificates = new Certificates(directory, KeyStore.getInstance(file.toFile(), PASSWORD));
            certificates.write();
            return certificates;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (GeneralSecurityException failure) {
            throw new AssertionError(failure);
        }
    }

    private static List<String> command(Path file, String name) {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        var options = "-genkeypair -alias redis -keyalg RSA -keysize 2048 -validity 2 -dname CN=redis -storepass "
                + new String(PASSWORD);
        var words = new ArrayList<>(List.of(keytool.toString()));
        words.addAll(List.of(options.split(" ")));
        words.addAll(List.of("-keystore", file.toString(), "-ext", "SAN=" + name));
        return words;
    }

    private static void run(Path directory, List<String> command) throws IOException {
        var output = directory.resolve("keytool.out").toFile();
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        try {
            int code = process.waitFor();
            if (code != 0) {
                throw new AssertionError("keytool ended with " + code);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private void write() throws IOException, GeneralSecurityException {
        pem("redis.key", "PRIVATE KEY", store.getKey("redis", PASSWORD).getEncoded());
        pem("redis.crt", "CERTIFICATE", store.getCertificate("redis").getEncoded());
    }

    private void pem(String file, String kind, byte[] content) throws IOException {
        Files.writeString(
                directory.resolve(file),
                "-----BEGIN " + kind + "-----\n" + LINES.encodeToString(content) + "\n-----END " + kind + "-----\n");
    }

    /** What a server is started with. */
    public String[] options(int port) {
        return new String[] {
            "--tls-port", String.valueOf(port),
            "--tls-cert-file", directory.resolve("redis.crt").toString(),
            "--tls-key-file", directory.resolve("redis.key").toString(),
            "--tls-ca-cert-file", directory.resolve("redis.crt").toString(),
            "--tls-auth-clients", "no"
        };
    }

    /** Trusts this one. */
    public SSLContext trusting() {
        try {
            var trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("redis", store.getCertificate("redis"));
            var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (GeneralSecurityException failure) {
            throw new AssertionError(failure);
        }
    }
}
