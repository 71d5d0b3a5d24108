// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature.session;

import dev.gatehouse.access.Denials;
import dev.gatehouse.authentication.Authentication;
import dev.gatehouse.authentication.OneTime;
import dev.gatehouse.authentication.Proof;
import dev.gatehouse.authentication.SessionBasis;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict.Genuine;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict.Refused;
import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.identity.Identity;
import java.util.List;

/**
 * What a look at a signature means for who is asking.
 *
 * @param method name of the method
 * @param denial with which it refuses
 * @since 0.1
 */
public record SignedRequest(String method, String denial) {
    /**
     * Tells who is asking.
     *
     * @param verdict what came out of looking at the signature
     * @param keys where its key was looked for
     * @return the identity of the session whose key made it, or why there is none
     */
    public Authentication authentication(SignatureVerdict verdict, SessionKeys keys) {
        var refusal = keys.refusal();
        if (refusal != null) {
            return new Authentication.Rejected(refusal, List.of());
        }
        var session = keys.session();
        if (verdict instanceof Genuine genuine && session != null) {
            var holder = session.session();
            var identity =
                    new Identity(holder.organization(), holder.attributes().alias());
            return Authentication.Accepted.by(new Proof(
                    method,
                    identity,
                    new SessionBasis.Loaded(session),
                    genuine.foundAt(),
                    genuine.use().map(this::oneTime)));
        }
        if (verdict instanceof SignatureVerdict.Absent) {
            return new Authentication.Absent(new Refusal(denial, "no signature in the request"), List.of());
        }
        if (verdict instanceof SignatureVerdict.Repeated) {
            return Authentication.Rejected.because(
                    Denials.REPEATED_CREDENTIAL, "the signature came more than once, in different ways");
        }
        var detail = verdict instanceof Refused refused ? refused.detail() : "there is no session of the key";
        return Authentication.Rejected.because(denial, detail);
    }

    private OneTime oneTime(SignatureVerdict.Use use) {
        var thing = use.thing();
        return new OneTime(
                thing.purpose(),
                thing.fingerprint(),
                use.remembered(),
                new Refusal(denial, "the signature was used before"));
    }
}
