// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.custom;

import dev.gatehouse.access.Denials;
import dev.gatehouse.authentication.Authentication;
import dev.gatehouse.authentication.Authentication.Accepted;
import dev.gatehouse.authentication.Proof;
import dev.gatehouse.authentication.SessionBasis;
import dev.gatehouse.core.authentication.custom.Callers.Caller;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.identity.Identity;
import dev.gatehouse.session.SessionMaking;
import dev.gatehouse.session.SessionMaking.Place;
import dev.gatehouse.session.StoredSession;
import java.time.InstantSource;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Turns the proofs of an authenticator of the host's own into such that can rule a request. */
final class MadeProofs {
    /** Why a request is refused while a session is switched off that its own would take the place of. */
    static final Authentication SWITCHED_OFF =
            Authentication.Rejected.because(Denials.INACTIVE, "the session that is kept is switched off");

    private static final Authentication UNUSABLE = Authentication.Rejected.because(
            Denials.CUSTOM_REFUSED, "the session of the authenticator cannot be named, or a policy not applied");
    private static final Authentication FOREIGN = Authentication.Rejected.because(
            Denials.CUSTOM_REFUSED, "the session of the authenticator belongs to another organization");

    private final ProtectedApi api;
    private final SessionMaking sessions;
    private final Remembering remembering;

    MadeProofs(ProtectedApi api, SessionMaking sessions, InstantSource clock) {
        this.api = api;
        this.sessions = sessions;
        this.remembering = new Remembering(api, clock);
    }

    /**
     * What the authenticator accepted.
     *
     * @param caller who may be recognized the next time; null if nobody is
     */
    Authentication of(Accepted accepted, @Nullable Caller caller, Trace trace) {
        var usable = new ArrayList<Proof>();
        for (var proof : accepted.proofs()) {
            // A caller has one place, and that is for the session that rules.
            var owner = proof.equals(accepted.base()) ? caller : null;
            var outcome = proof.basis() instanceof SessionBasis.Made made
                    ? made(accepted, new MadeProof(proof, made), owner, trace)
                    : loaded(proof);
            if (!(outcome instanceof Accepted one)) {
                return outcome;
            }
            usable.add(one.base());
        }
        var base = usable.get(accepted.proofs().indexOf(accepted.base()));
        return new Accepted(base, usable, accepted.effects());
    }

    private Authentication loaded(Proof proof) {
        return proof.basis() instanceof SessionBasis.Loaded loaded && !isForeign(loaded.stored())
                ? Accepted.by(proof.by(CustomRules.METHOD, proof.identity()))
                : FOREIGN;
    }

    private boolean isForeign(StoredSession stored) {
        var organization = stored.session().organization();
        return !organization.isNone() && !api.organization().isNone() && !organization.equals(api.organization());
    }

    private record MadeProof(Proof proof, SessionBasis.Made made) {}

    private Authentication made(Accepted accepted, MadeProof own, @Nullable Caller caller, Trace trace) {
        var made = own.made();
        var place = caller == null ? sessions.made(api.organization(), made.key()) : caller.place();
        if (place.isSwitchedOff()) {
            return SWITCHED_OFF;
        }
        return place.settled(remembering.session(accepted, made, caller, trace), trace)
                .<Authentication>map(stored -> Accepted.by(kept(own.proof(), stored, place)))
                .orElse(UNUSABLE);
    }

    /** Kept when the request is granted, for a method writes nothing before. */
    private Proof kept(Proof proof, StoredSession stored, Place place) {
        var before = proof.afterwards();
        return proof.by(CustomRules.METHOD, identity(proof, stored))
                .with(new SessionBasis.Loaded(stored))
                .then(() -> {
                    before.run();
                    place.keep(stored);
                });
    }

    /** Of the organization of the API, as the session. */
    private Identity identity(Proof proof, StoredSession stored) {
        var subject = proof.identity().subject();
        return new Identity(
                api.organization(),
                subject.isEmpty() ? stored.session().attributes().alias() : subject);
    }
}
