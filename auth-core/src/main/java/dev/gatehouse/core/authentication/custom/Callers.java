// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.custom;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.authentication.Authentication.Accepted;
import dev.gatehouse.authentication.Proof;
import dev.gatehouse.authentication.SessionBasis;
import dev.gatehouse.core.internal.crypto.Sha256;
import dev.gatehouse.credential.Verified;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.explanation.Step.Verdict;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.identity.Identity;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionMaking;
import dev.gatehouse.session.StoredSession;
import java.io.ByteArrayOutputStream;
import java.time.InstantSource;
import java.util.Optional;

/** The callers that a method recognizes. */
final class Callers {
    private final String rules;
    private final byte[] method;
    private final CredentialLocation place;
    private final ProtectedApi api;
    private final SessionMaking sessions;
    private final InstantSource clock;
    private final Sha256 sha256 = new Sha256();

    Callers(
            CustomRules rules,
            IdentityExtractor extractor,
            ProtectedApi api,
            SessionMaking sessions,
            InstantSource clock) {
        this.rules = rules.name();
        this.method = (rules.name().length() + ":" + rules.name() + extractor + ":").getBytes(UTF_8);
        this.place = extractor.place().location();
        this.api = api;
        this.sessions = sessions;
        this.clock = clock;
    }

    Caller of(Secret identity) {
        return new Caller(sessions.identified(api.organization(), identity), word(identity));
    }

    /**
     * Stands for the API, the method, where it looks for what, and the whole text that was found: names of records may be
     * short hashes of it, and the same for several methods.
     */
    private String word(Secret identity) {
        var octets = new ByteArrayOutputStream();
        octets.writeBytes(method);
        octets.writeBytes(identity.bytes());
        return api.id().value() + ":" + sha256.hex(octets.toByteArray());
    }

    /** The answer of the method, which need not be asked again yet. */
    Optional<Accepted> recognized(Caller caller, Trace trace) {
        var known = caller.place()
                .kept(trace)
                .filter(stored -> stored.session()
                        .credentials()
                        .verified()
                        .filter(verified -> verified.holds(caller.word(), clock.instant()))
                        .isPresent());
        trace.note("custom.recognized", rules, known.isPresent() ? Verdict.PASSED : Verdict.SKIPPED);
        return known.map(this::accepted);
    }

    private Accepted accepted(StoredSession stored) {
        var identity = identity(stored.session());
        return Accepted.by(new Proof(CustomRules.METHOD, identity, new SessionBasis.Loaded(stored), place));
    }

    /** Of the organization of the API, as every session that a method made. */
    private Identity identity(Session session) {
        return new Identity(api.organization(), session.attributes().alias());
    }

    /**
     * One caller.
     *
     * @param place of the session
     * @param word that stands for who asks whom about what; see {@link Verified#by}
     */
    record Caller(SessionMaking.Place place, String word) {}
}
