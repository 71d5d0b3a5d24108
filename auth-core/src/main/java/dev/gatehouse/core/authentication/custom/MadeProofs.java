// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.custom;

import dev.gatehouse.access.Denials;
import dev.gatehouse.authentication.Authentication;
import dev.gatehouse.authentication.Authentication.Accepted;
import dev.gatehouse.authentication.Proof;
import dev.gatehouse.authentication.SessionBasis;
import dev.gatehouse.credential.Verified;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns the proofs of an authenticator of the host's own into such that can rule a request. */
final class MadeProofs {
    private static final Authentication UNUSABLE = Authentication.Rejected.because(
            Denials.CUSTOM_REFUSED, "the session of the authenticator cannot be named, or a policy not applied");
    private static final Authentication FOREIGN = Authentication.Rejected.because(
            Denials.CUSTOM_REFUSED, "the session of the authenticator belongs to another organization");

    private final ProtectedApi api;
    private final MadeSessions sessions;

    MadeProofs(ProtectedApi api, MadeSessions sessions) {
        this.api = api;
        this.sessions = sessions;
    }

    /**
     * What the authenticator accepted.
     *
     * @param identity by which the caller is recognized the next time; null if nobody is
     */
    Authentication of(Accepted accepted, @Nullable Secret identity, Trace trace) {
        var settled = new ArrayList<Proof>();
        for (var proof : accepted.proofs()) {
            if (proof.basis() instanceof SessionBasis.Loaded loaded && isForeign(loaded.stored())) {
                return FOREIGN;
            }
            var usable = usable(proof, identity, trace);
            if (usable.isEmpty()) {
                return UNUSABLE;
            }
            settled.add(usable.get());
        }
        var base = settled.get(accepted.proofs().indexOf(accepted.base()));
        return new Accepted(base, settled, accepted.effects());
    }

    private boolean isForeign(StoredSession stored) {
        var organization = stored.session().organization();
        return !organization.isNone() && !api.organization().isNone() && !organization.equals(api.organization());
    }

    private Optional<Proof> usable(Proof proof, @Nullable Secret identity, Trace trace) {
        var named = new Proof(
                CustomRules.METHOD,
                proof.identity(),
                proof.basis(),
                proof.foundAt(),
                proof.oneTime(),
                proof.afterwards());
        return proof.basis() instanceof SessionBasis.Made made
                ? settled(made, identity, trace).map(stored -> kept(named, stored))
                : Optional.of(named);
    }

    private Optional<StoredSession> settled(SessionBasis.Made made, @Nullable Secret identity, Trace trace) {
        var verified = identity == null
                ? Verified.once(api.id())
                : made.goodUntil()
                        .map(until -> new Verified(until, Optional.of(api.id())))
                        .orElseGet(() -> Verified.once(api.id()));
        Session session = made.session().with(made.session().credentials().with(verified));
        return sessions.making().settled(api.organization(), names(made.key(), identity), session, trace);
    }

    private List<SessionId> names(Secret key, @Nullable Secret identity) {
        OrganizationId organization = api.organization();
        return identity == null
                ? sessions.naming().made(organization, key)
                : sessions.naming().identified(organization, identity);
    }

    /** Kept when the request is granted, for a method writes nothing before. */
    private Proof kept(Proof proof, StoredSession stored) {
        var before = proof.afterwards();
        return proof.with(new SessionBasis.Loaded(stored)).then(() -> {
            before.run();
            sessions.making().keep(stored);
        });
    }
}
