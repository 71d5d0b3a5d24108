// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.session.KeyService.Reason;
import dev.gatehouse.session.KeyService.Refused;
import dev.gatehouse.session.Session;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the record of a key must not say. */
final class KeyRecordChecks {
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-fA-F]{64}");

    private KeyRecordChecks() {}

    static Optional<Refused> ofKey(Session session) {
        var record = new KeyRecord(session);
        if (!record.text(KeyRecord.CERTIFICATE).isEmpty()) {
            return refused(Reason.NOT_SUPPORTED, "Keys for a certificate are not supported yet");
        }
        return bindings(record);
    }

    /** Without a password the record would be read as that of a token, and the name alone would do. */
    static Optional<Refused> ofUser(Session session) {
        var record = new KeyRecord(session);
        if (record.password().isEmpty()) {
            return refused(Reason.NOT_SUPPORTED, "A user needs a password");
        }
        return bindings(record);
    }

    static Optional<Refused> ofChange(Session old, Session replacement) {
        var before = new KeyRecord(old);
        var after = new KeyRecord(replacement);
        var certificate = after.text(KeyRecord.CERTIFICATE);
        if (!certificate.equals(before.text(KeyRecord.CERTIFICATE))) {
            return refused(certificate.isEmpty() ? Reason.CERTIFICATE_MISSING : Reason.CERTIFICATE_CHANGED, "");
        }
        return bindings(after);
    }

    /** As long as no certificate is stored, none that a key is tied to can be found. */
    private static Optional<Refused> bindings(KeyRecord record) {
        var organization = record.session().organization().value();
        return record.texts(KeyRecord.BINDINGS).stream().findFirst().flatMap(id -> binding(organization, id));
    }

    private static Optional<Refused> binding(String organization, String id) {
        var problem = isCertificateOf(organization, id) ? "certificate not found: " : "invalid certificate ID: ";
        return refused(Reason.CERTIFICATE_BINDING, problem + id);
    }

    private static boolean isCertificateOf(String organization, String id) {
        return id.startsWith(organization)
                && FINGERPRINT.matcher(id.substring(organization.length())).matches();
    }

    private static Optional<Refused> refused(Reason reason, String detail) {
        return Optional.of(new Refused(reason, detail));
    }
}
