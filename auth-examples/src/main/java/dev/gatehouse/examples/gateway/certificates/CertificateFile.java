// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.certificates;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.gatehouse.certificate.CertificateRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads PEM files that are named where an id could stand. Every time: what is deleted or replaced counts no more. */
final class CertificateFile {
    private CertificateFile() {}

    /** Empty if the name is none, or no regular file of a size that certificates have. */
    static Optional<String> read(String name) {
        try {
            var file = Path.of(name);
            return Files.isRegularFile(file) ? bounded(file) : Optional.empty();
        } catch (InvalidPathException | IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> bounded(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(CertificateRecord.LONGEST + 1);
            return bytes.length > CertificateRecord.LONGEST
                    ? Optional.empty()
                    : Optional.of(new String(bytes, ISO_8859_1));
        }
    }
}
