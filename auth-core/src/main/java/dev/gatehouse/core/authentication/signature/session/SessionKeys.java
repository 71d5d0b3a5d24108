// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature.session;

import dev.gatehouse.access.Denials;
import dev.gatehouse.core.authentication.signature.key.KeyFinder;
import dev.gatehouse.core.authentication.signature.key.KeyMaterial;
import dev.gatehouse.core.authentication.signature.key.SignatureAlgorithm;
import dev.gatehouse.core.authentication.signature.key.VerificationKeys;
import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.credential.SignatureKey;
import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.explanation.Step.Verdict;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.SessionLookup;
import dev.gatehouse.session.StoredSession;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the key of a signature in the session that its key id names, and keeps what it found. For one request; not
 * thread-safe.
 *
 * @since 0.1
 */
public final class SessionKeys implements KeyFinder {
    private static final Optional<Secret> NO_SECRET = Optional.empty();

    private final OrganizationId organization;
    private final SessionLookup sessions;
    private final VerificationKeys publicKeys;
    private final Trace trace;
    private @Nullable StoredSession session;
    private @Nullable Refusal refusal;

    /**
     * A finder.
     *
     * @param organization tenant of the API that is asked for
     * @param sessions finds the session
     * @param publicKeys finds the public key that the session names
     * @param trace receives the steps taken
     */
    public SessionKeys(OrganizationId organization, SessionLookup sessions, VerificationKeys publicKeys, Trace trace) {
        this.organization = organization;
        this.sessions = sessions;
        this.publicKeys = publicKeys;
        this.trace = trace;
    }

    /** {@return the session whose key was looked for; null before, and if there is none} */
    public @Nullable StoredSession session() {
        return session;
    }

    /** {@return why the search itself refuses the request; null if nothing went wrong} */
    public @Nullable Refusal refusal() {
        return refusal;
    }

    @Override
    public Optional<KeyMaterial> find(String keyId, Set<SignatureAlgorithm> algorithms) {
        session = keyId.isEmpty()
                ? null
                : sessions.find(organization, Secret.of(keyId), CredentialKind.SIGNATURE, trace)
                        .orElse(null);
        if (session == null) {
            return Optional.empty();
        }
        var key = session.effective().credentials().signature();
        var secret = algorithms.stream().anyMatch(SignatureAlgorithm::isSymmetric) ? secret(key) : NO_SECRET;
        boolean named = algorithms.stream().anyMatch(algorithm -> !algorithm.isSymmetric())
                && key.rsaEnabled()
                && !key.certificate().isEmpty();
        if (secret.isPresent() && named) {
            // One of them would be tried and the other refused, whichever the client means.
            trace.note(
                    "signature.key", "the session has a secret and a certificate: name the algorithm", Verdict.REFUSED);
            return Optional.empty();
        }
        return named ? publicKey(key.certificate(), algorithms) : secret.map(KeyMaterial::of);
    }

    /** Whoever may sign by a certificate may sign by the secret that is kept for it, too, as in the original gateway. */
    private static Optional<Secret> secret(SignatureKey key) {
        return key.hmacEnabled() || key.rsaEnabled() ? key.secret().filter(each -> each.length() > 0) : NO_SECRET;
    }

    private Optional<KeyMaterial> publicKey(String name, Set<SignatureAlgorithm> algorithms) {
        var found = publicKeys.find(name).map(KeyMaterial::of);
        if (found.isEmpty()) {
            refusal = new Refusal(Denials.SIGNATURE_CERTIFICATE_MISSING, "the session names a key that is not there");
        }
        if (found.filter(key -> algorithms.stream().noneMatch(algorithm -> algorithm.fits(key)))
                .isPresent()) {
            refusal = new Refusal(Denials.SIGNATURE_CERTIFICATE_UNFIT, "the key is of another kind");
            return Optional.empty();
        }
        return found;
    }
}
