// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.credential.StoredPassword;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.KeyService.Reason;
import dev.gatehouse.session.KeyService.Refused;
import dev.gatehouse.session.Session;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the record of a key must not say. */
final class KeyRecordChecks {
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-fA-F]{64}");
    private static final String IN_CLEAR = "Passwords are not supported yet, and are never stored in clear";

    private KeyRecordChecks() {}

    static Optional<Refused> ofKey(Session session) {
        var record = new KeyRecord(session);
        if (!record.text(KeyRecord.CERTIFICATE).isEmpty()) {
            return refused(Reason.NOT_SUPPORTED, "Keys for a certificate are not supported yet");
        }
        return record.password().isEmpty() ? bindings(record) : refused(Reason.NOT_SUPPORTED, IN_CLEAR);
    }

    /** A password that says how it was hashed is taken for hashed; without one the name alone would do. */
    static Optional<Refused> ofUser(Session session) {
        var record = new KeyRecord(session);
        if (record.password().isEmpty()) {
            return refused(Reason.NOT_SUPPORTED, "A user needs a password");
        }
        return record.password().get().scheme().isEmpty() ? refused(Reason.NOT_SUPPORTED, IN_CLEAR) : bindings(record);
    }

    static Optional<Refused> ofChange(Session old, Session replacement) {
        var before = new KeyRecord(old);
        var after = new KeyRecord(replacement);
        var certificate = after.text(KeyRecord.CERTIFICATE);
        if (!certificate.equals(before.text(KeyRecord.CERTIFICATE))) {
            return refused(certificate.isEmpty() ? Reason.CERTIFICATE_MISSING : Reason.CERTIFICATE_CHANGED, "");
        }
        if (after.password().isPresent() && !hashes(after).equals(hashes(before))) {
            return refused(Reason.NOT_SUPPORTED, IN_CLEAR);
        }
        return bindings(after);
    }

    private static Optional<Secret> hashes(KeyRecord record) {
        return record.password().map(StoredPassword::value);
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
