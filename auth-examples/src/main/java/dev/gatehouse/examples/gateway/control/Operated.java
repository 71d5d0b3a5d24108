// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import dev.gatehouse.certificate.CertificateService;
import dev.gatehouse.core.password.PasswordHashing;
import dev.gatehouse.core.policy.SessionPolicies;
import dev.gatehouse.core.session.StandardKeyService;
import dev.gatehouse.event.EventListener;
import dev.gatehouse.examples.gateway.policies.ServedPolicies;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.policy.PolicyEngine;
import dev.gatehouse.store.Stores;
import java.time.InstantSource;

/**
 * What a gateway works with, and its operators too.
 *
 * @param stores where sessions and counters are
 * @param clock the time
 * @param apis the definitions that it has loaded
 * @param policies the policies that it has loaded
 * @param engine applies them
 * @param events is told what operators do to keys
 * @param passwords hashes and checks the passwords of users
 * @param certificates keeps certificates and public keys
 * @since 0.1
 */
public record Operated(
        Stores stores,
        InstantSource clock,
        ServedApis apis,
        ServedPolicies policies,
        PolicyEngine engine,
        EventListener events,
        PasswordHashing passwords,
        CertificateService certificates) {

    /** {@return the service of keys, without what the settings say of them} */
    public StandardKeyService.Builder keys() {
        return StandardKeyService.builder(stores)
                .apis(apis::lifetimeOf)
                .policies(session -> engine.apply(session, session.organization(), Trace.none()))
                .keysExpireAfter(new SessionPolicies(policies)::keysExpireAfter)
                .quotasKept(apis::keepsQuotas)
                .listener(events)
                .passwords(passwords)
                .clock(clock);
    }
}
