// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.access.AccessDecision.Denied;
import dev.gatehouse.access.AccessDecision.Granted;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.inmemory.InMemoryStores;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OwnMethodTest {
    private final ExecutorService executor = Executors.newSingleThreadExecutor();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    private AccessDecision ask(OwnMethod.Ledger ledger, String partner) {
        return OwnMethod.gate(ledger, executor, InMemoryStores.create())
                .decide(HttpRequest.of("GET", "/orders/42", Headers.of("X-Partner", partner)));
    }

    @Test
    void partnerPassesWithTheSessionThatTheHostMade() {
        var decision = ask("p4rtner"::equals, "p4rtner");

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Granted.class,
                        granted -> assertThat(granted.session())
                                .hasValueSatisfying(stored -> assertThat(
                                                stored.session().organization().value())
                                        .isEqualTo("acme")));
    }

    @Test
    void strangerIsRefused() {
        assertThat(ask("p4rtner"::equals, "stranger")).isInstanceOf(Denied.class);
    }

    @Test
    void at67LedgerThatFailsLetsNobodyPass() {
        OwnMethod.Ledger broken = credential -> {
            throw new IllegalStateException("no connection");
        };

        assertThat(ask(broken, "p4rtner")).isInstanceOf(Denied.class);
    }
}
