// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core;

import static dev.gatehouse.testkit.GatehouseAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.access.Denials;
import dev.gatehouse.core.authentication.basic.BasicRules;
import dev.gatehouse.core.password.CountedScheme;
import dev.gatehouse.core.password.Crowd;
import dev.gatehouse.core.password.PasswordHashing;
import dev.gatehouse.core.password.StayingScheme;
import dev.gatehouse.core.session.StandardKeyService;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.http.Connection;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.session.KeyService.Existing;
import dev.gatehouse.session.Session;
import dev.gatehouse.store.Stores;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many guess while one user logs in; all processors stay busy until the test lets them go. */
final class CrowdedLoginsTest {
    private static final String ATTACKER = "192.0.2.66";
    private static final String CLIENT = "192.0.2.1";

    private final int processors = Runtime.getRuntime().availableProcessors();
    private final CountDownLatch all = new CountDownLatch(processors);
    private final CountDownLatch end = new CountDownLatch(1);
    private final CountedScheme usual = CountedScheme.slow("usual");
    private final PasswordHashing hashing =
            PasswordHashing.preferring(new StayingScheme(usual, all, end)).patience(Duration.ofHours(1));
    private final Stores stores = InMemoryStores.create();
    private final Gate gate = Gatekeeper.builder(stores)
            .passwords(hashing)
            .build()
            .gate(ProtectedApi.named("orders")
                    .organization("acme")
                    .requires(BasicRules.in(CredentialLocation.header("Authorization")))
                    .build());
    private final Crowd crowd = new Crowd();

    @BeforeEach
    void allProcessorsHash() throws InterruptedException {
        var session = Session.of("acme", Entitlements.to(AccessRight.to(new ApiId("orders"))));
        var keys = StandardKeyService.builder(stores).build();
        keys.addUser("ann", session.with(Credentials.user(usual.stored("right"))), Existing.KEPT);
        keys.addUser("max", session.with(Credentials.user(usual.stored("right"))), Existing.KEPT);
        for (int i = 0; i < processors; i++) {
            crowd.start(() -> hashing.matches(null, usual.stored("x").value()));
        }
        all.await();
    }

    private FutureTask<AccessDecision> login(String address, String user, String password) {
        var text = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
        var headers = Headers.of("Authorization", "Basic " + text);
        var request = HttpRequest.of("GET", "/", headers, Connection.plain(address));
        return crowd.joinedBy(() -> gate.decide(request));
    }

    private void guesses(String user) {
        for (int i = 0; i < 40; i++) {
            login(ATTACKER, user, "guess" + i);
        }
    }

    private AccessDecision outcome(FutureTask<AccessDecision> login) throws Exception {
        end.countDown();
        crowd.join();
        return login.get();
    }

    @ParameterizedTest
    @ValueSource(strings = {"max", "nobody"})
    void at60GuessesAtANameDoNotShutOutAnotherUserOfTheAddress(String guessed) throws Exception {
        guesses(guessed);

        assertThat(outcome(login(ATTACKER, "ann", "right"))).isGranted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"max", "nobody"})
    void at60GuessesAtANameAreRefusedWhetherThereIsSuchAUserOrNot(String guessed) throws Exception {
        guesses(guessed);

        assertThat(outcome(login(ATTACKER, guessed, "right"))).isDenied(503).withId(Denials.PASSWORDS_BUSY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "max"})
    void at60GuessesFromElsewhereDoNotShutOutTheUser(String user) throws Exception {
        guesses(user);

        assertThat(outcome(login(CLIENT, user, "right"))).isGranted();
    }
}
