// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.recipe;

import static dev.gatehouse.definition.AuthRequirement.anyOf;

import dev.gatehouse.access.Denials;
import dev.gatehouse.authentication.Authentication;
import dev.gatehouse.authentication.Authenticator;
import dev.gatehouse.authentication.Proof;
import dev.gatehouse.authentication.SessionBasis;
import dev.gatehouse.core.Gate;
import dev.gatehouse.core.Gatekeeper;
import dev.gatehouse.core.authentication.custom.CustomRules;
import dev.gatehouse.core.authentication.custom.TimeLimit;
import dev.gatehouse.core.authentication.token.TokenRules;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.identity.Identity;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Session;
import dev.gatehouse.store.Stores;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;

/**
 * A host that knows its partners from elsewhere, and lets them pass beside those who have a key.
 *
 * @since 0.1
 */
public final class OwnMethod {
    private OwnMethod() {}

    /**
     * Where the host keeps its partners. It should look up a hash of the credential, or compare in constant time.
     *
     * @since 0.1
     */
    @FunctionalInterface
    public interface Ledger {
        /**
         * Knows the partners.
         *
         * @param credential what somebody presented
         * @return whether it is a partner's
         */
        boolean knows(String credential);
    }

    /**
     * Makes the gate of an API that partners and holders of keys may use.
     *
     * @param ledger knows the partners
     * @param executor asks the ledger; bounded by the host
     * @param stores where keys and sessions are kept
     * @return the gate
     */
    public static Gate gate(Ledger ledger, ExecutorService executor, Stores stores) {
        // README: begin
        Authenticator partners = (request, trace) -> {
            var place = CredentialLocation.header("X-Partner");
            var credential = place.read(request);
            if (credential == null) {
                return new Authentication.Absent(new Refusal(Denials.CREDENTIAL_MISSING, "no partner"), List.of());
            }
            if (!ledger.knows(credential)) {
                return Authentication.Rejected.because(Denials.CUSTOM_REFUSED, "no partner of this name");
            }
            var session = Session.of("acme", Entitlements.to(AccessRight.to(new ApiId("orders"))));
            var made = new SessionBasis.Made(session, Secret.of(credential));
            return Authentication.Accepted.by(
                    new Proof(CustomRules.METHOD, new Identity(session.organization(), ""), made, place));
        };
        var inTime = new TimeLimit(Duration.ofSeconds(2), executor).on(partners);
        var keys = TokenRules.in(CredentialLocation.header("Authorization"));
        var orders = ProtectedApi.named("orders")
                .organization("acme")
                .requires(anyOf(CustomRules.by("partners", inTime), keys))
                .build();
        // README: end
        return Gatekeeper.builder(stores).build().gate(orders);
    }
}
