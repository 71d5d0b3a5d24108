// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core;

import dev.gatehouse.access.Denials;
import dev.gatehouse.authentication.OneTime;
import dev.gatehouse.authentication.Proof;
import dev.gatehouse.authentication.SessionBasis;
import dev.gatehouse.core.internal.failure.FailureText;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.explanation.Step.Verdict;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.ReplayStore;
import dev.gatehouse.store.SingleUse;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is asked of every credential once it is genuine: whether its session lives, and whether it was used before. */
final class ProofCheck {
    private static final Logger LOG = LoggerFactory.getLogger(ProofCheck.class);
    private static final long MILLIS = 1_000;

    private final ReplayStore replays;
    private final InstantSource clock;

    ProofCheck(ReplayStore replays, InstantSource clock) {
        this.replays = replays;
        this.clock = clock;
    }

    /** Only methods of a host's own make sessions, and those are kept before they come here. */
    static StoredSession sessionOf(Proof proof) {
        return ((SessionBasis.Loaded) proof.basis()).stored();
    }

    /** Why the session of a credential may not be used any more, or null. */
    @Nullable
    Refusal ended(Proof proof, Trace trace) {
        var stored = sessionOf(proof);
        var lifetime = stored.effective().lifetime();
        if (lifetime.inactive()) {
            trace.note("session.active", stored.id().toString(), Verdict.REFUSED);
            return new Refusal(Denials.INACTIVE, "the session is inactive");
        }
        if (lifetime.expires() != null && lifetime.expiredAt(Math.floorDiv(clock.millis(), MILLIS))) {
            trace.note("session.expiry", stored.id().toString(), Verdict.REFUSED);
            return new Refusal(Denials.EXPIRED, "the session ended at " + lifetime.expires());
        }
        return null;
    }

    /** Why the session of a credential is for other APIs only, or null. */
    static @Nullable Refusal misused(Proof proof, ApiId api, Trace trace) {
        var stored = sessionOf(proof);
        var own = stored.effective().grants().own();
        if (own.unrestricted() || own.rights().containsKey(api)) {
            return null;
        }
        trace.note("rights.api", stored.id().toString(), Verdict.REFUSED);
        return new Refusal(Denials.API_NOT_GRANTED, "a session beside the base has no right to this API");
    }

    /**
     * Uses up what counts once. After everything is proved, or who proves nothing could use up what others sent; before
     * limits are taken.
     */
    @Nullable
    Refusal used(List<Proof> proofs, Trace trace) {
        for (int i = 0; i < proofs.size(); i++) {
            var used = used(proofs.get(i), proofs.subList(0, i), trace);
            if (used != null) {
                return used;
            }
        }
        return null;
    }

    /** Two methods may look at one and the same thing, and it is used but once then. */
    private @Nullable Refusal used(Proof proof, List<Proof> before, Trace trace) {
        var once = proof.oneTime().orElse(null);
        if (once == null) {
            return null;
        }
        var use = new SingleUse(once.purpose(), once.fingerprint());
        if (before.stream().flatMap(each -> each.oneTime().stream()).anyMatch(other -> isOf(other, use))) {
            return null;
        }
        boolean first = replays.firstUse(use, once.remembered());
        trace.note("credential.first_use", proof.method(), first ? Verdict.PASSED : Verdict.REFUSED);
        return first ? null : once.ifUsed();
    }

    private static boolean isOf(OneTime once, SingleUse use) {
        return once.purpose().equals(use.purpose()) && once.fingerprint().equals(use.fingerprint());
    }

    /** Does what is left to do. The decision is made and cannot be changed by it. */
    void finish(List<Proof> proofs, ApiId api) {
        for (int i = 0; i < proofs.size(); i++) {
            finish(proofs.get(i), api);
        }
    }

    private static void finish(Proof proof, ApiId api) {
        try {
            proof.afterwards().run();
        } catch (OutOfMemoryError exhausted) {
            throw exhausted;
        } catch (Throwable failure) {
            LOG.warn("what {} had left to do on API {} failed: {}", proof.method(), api, FailureText.of(failure));
        }
    }
}
