// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.keys;

import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.examples.gateway.keys.KeyOutcome.Reason;
import dev.gatehouse.examples.gateway.keys.KeyOutcome.Refused;
import dev.gatehouse.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the record of a key must not say. */
final class KeyChecks {
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-fA-F]{64}");

    private final boolean masterKeysAllowed;

    KeyChecks(boolean masterKeysAllowed) {
        this.masterKeysAllowed = masterKeysAllowed;
    }

    Optional<Refused> added(Session session) {
        var record = new KeyRecord(session);
        if (!record.text(KeyRecord.CERTIFICATE).isEmpty()) {
            return refused(Reason.NOT_SUPPORTED, "Keys for a certificate are not supported yet");
        }
        if (!record.password().isEmpty()) {
            return passwordRefused();
        }
        return always(session);
    }

    Optional<Refused> updated(Session old, Session session) {
        var before = new KeyRecord(old);
        var after = new KeyRecord(session);
        var certificate = after.text(KeyRecord.CERTIFICATE);
        if (!certificate.equals(before.text(KeyRecord.CERTIFICATE))) {
            return refused(certificate.isEmpty() ? Reason.CERTIFICATE_MISSING : Reason.CERTIFICATE_CHANGED, "");
        }
        if (!after.password().isEmpty() && !after.password().equals(before.password())) {
            return passwordRefused();
        }
        return always(session);
    }

    /** A password that cannot be hashed yet must not be kept as it came. */
    private static Optional<Refused> passwordRefused() {
        return refused(Reason.NOT_SUPPORTED, "Passwords are not supported yet, and are never stored in clear");
    }

    private Optional<Refused> always(Session session) {
        return bindings(session).or(() -> policies(session)).or(() -> rights(session));
    }

    private static Optional<Refused> bindings(Session session) {
        var organization = session.organization().value();
        return new KeyRecord(session)
                .texts(KeyRecord.BINDINGS).stream()
                        .findFirst()
                        .map(id -> (isCertificateOf(organization, id)
                                        ? "certificate not found: "
                                        : "invalid certificate ID: ")
                                + id)
                        .flatMap(problem -> refused(Reason.BINDING, problem));
    }

    private static boolean isCertificateOf(String organization, String id) {
        return id.startsWith(organization)
                && FINGERPRINT.matcher(id.substring(organization.length())).matches();
    }

    /** As long as there are no policies, none of those that a key names can be found. */
    Optional<Refused> policies(Session session) {
        List<PolicyId> named = session.grants().policies();
        if (named.isEmpty()) {
            return Optional.empty();
        }
        return refused(
                Reason.POLICY,
                named.size() == 1
                        ? "policy not found: \"" + named.get(0).value() + "\""
                        : "key has no valid policies to be applied");
    }

    private Optional<Refused> rights(Session session) {
        Entitlements own = session.grants().own();
        boolean none = own.unrestricted() || own.rights().isEmpty();
        return none && !masterKeysAllowed ? refused(Reason.NO_RIGHTS, "") : Optional.empty();
    }

    private static Optional<Refused> refused(Reason reason, String detail) {
        return Optional.of(new Refused(reason, detail));
    }
}
