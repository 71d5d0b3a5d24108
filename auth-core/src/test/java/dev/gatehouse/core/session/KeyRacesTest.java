// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import static dev.gatehouse.core.session.ServedKeys.named;
import static dev.gatehouse.core.session.ServedKeys.ref;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.policy.Application;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.KeyService;
import dev.gatehouse.session.KeyService.Counters;
import dev.gatehouse.session.KeyService.Created;
import dev.gatehouse.session.KeyService.Existing;
import dev.gatehouse.session.KeyService.Written;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.testkit.Callers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.RepeatedTest;

/** Operators who do different things to one key at the same time. */
final class KeyRacesTest {
    private static final int CALLERS = 8;
    private static final int ROUNDS = 40;

    private final KeyService keys = StandardKeyService.builder(InMemoryStores.create())
            .policies(Application.Applied::new)
            .build();

    private Created minted() {
        return (Created) keys.mint(named("old"));
    }

    @RepeatedTest(ROUNDS)
    void oneOfTwoUpdatesCountsAsAWhole() throws InterruptedException {
        var key = minted();

        Callers.inParallel(CALLERS, caller -> () -> keys.update(ref(key), named("new-" + caller), Counters.KEPT));

        assertThat(keys.find(ref(key)).map(StoredSession::session))
                .hasValueSatisfying(
                        session -> assertThat(session.attributes().alias()).startsWith("new-"));
    }

    @RepeatedTest(ROUNDS)
    void policiesThatManyAddAreAllThere() throws InterruptedException {
        var key = minted();
        int callers = CurrentKeys.MOST_ATTEMPTS;

        var outcomes = Callers.inParallel(
                callers, caller -> () -> keys.addPolicies(ref(key), List.of(new PolicyId("p" + caller))));

        assertThat(outcomes).allMatch(Written.class::isInstance);
        assertThat(keys.find(ref(key)).orElseThrow().session().grants().policies())
                .hasSize(callers);
    }

    @RepeatedTest(ROUNDS)
    void at68WhatWasRevokedStaysRevokedWhateverIsWritten() throws InterruptedException {
        var key = minted();
        Callable<Object> update = () -> keys.update(ref(key), named("new"), Counters.KEPT);
        Callable<Object> revoke = () -> keys.revoke(ref(key));

        Callers.inParallel(CALLERS, caller -> caller == 0 ? revoke : update);

        assertThat(keys.find(ref(key))).isEmpty();
    }

    @RepeatedTest(ROUNDS)
    void rotationAndRevocationLeaveAtMostTheKeyThatWasHandedOut() throws InterruptedException {
        var key = minted();
        Callable<Object> rotate = () -> keys.rotate(ref(key), Duration.ofHours(1));
        Callable<Object> revoke = () -> keys.revoke(ref(key));

        var outcomes = Callers.inParallel(2, caller -> caller == 0 ? rotate : revoke);

        var left = outcomes.get(0) instanceof Created fresh ? List.of(fresh.id()) : List.of();
        assertThat(keys.list("", 10).ids()).isEqualTo(left);
    }

    @RepeatedTest(ROUNDS)
    void ofManyRotationsWithoutOverlapOneHandsOutAKey() throws InterruptedException {
        var key = minted();

        var outcomes = Callers.inParallel(CALLERS, () -> keys.rotate(ref(key), Duration.ZERO));

        assertThat(outcomes).filteredOn(Created.class::isInstance).hasSize(1);
        assertThat(keys.list("", 10).ids()).hasSize(1);
    }

    @RepeatedTest(ROUNDS)
    void ofManyImportsOfOneKeyOneWrites() throws InterruptedException {
        var chosen = Secret.of("chosen-elsewhere");

        var outcomes = Callers.inParallel(
                CALLERS, caller -> () -> keys.importKey(chosen, named("by-" + caller), Existing.KEPT));

        assertThat(outcomes).filteredOn(Created.class::isInstance).hasSize(1);
    }

    @RepeatedTest(ROUNDS)
    void ofManyUsersOfOneNameOneIsAdded() throws InterruptedException {
        var outcomes = Callers.inParallel(
                CALLERS, caller -> () -> keys.addUser("alice", named("by-" + caller), Existing.KEPT));

        assertThat(outcomes).filteredOn(Written.class::isInstance).hasSize(1);
    }
}
