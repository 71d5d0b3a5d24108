// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.core.Gate;
import dev.gatehouse.core.Gatekeeper;
import dev.gatehouse.core.authentication.basic.BasicRules;
import dev.gatehouse.core.password.Argon2id;
import dev.gatehouse.core.password.Bcrypt;
import dev.gatehouse.core.password.PasswordHashing;
import dev.gatehouse.core.session.GatehouseKeys;
import dev.gatehouse.core.tyk.TykKeySettings;
import dev.gatehouse.core.tyk.TykKeys;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.KeyNaming;
import dev.gatehouse.session.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One whole decision for a user whose password was verified before: read the header, find the user, recognize name and
 * password, expiry, rights. The aim: at most 2 µs. Users are visited in a stride.
 *
 * <p>No password is hashed while this runs, so the hashes that are stored may be the cheapest of their kind.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 5, time = 1)
public class BasicDecisionBenchmark {
    private static final OrganizationId OWNER = new OrganizationId("acme");
    private static final Secret PASSWORD = Secret.of("correct horse battery staple");
    private static final int USERS = 100_000;
    private static final int REQUESTS = 4096;

    /** How users are named and passwords kept: our own way, Argon2id; or as the original does, murmur64 and bcrypt. */
    @Param({"own", "tyk"})
    public String records;

    private Gate gate;
    private List<HttpRequest> requests;
    private int next;

    /** Fills the store, and lets every user who is visited log in once. */
    @Setup
    public void prepare() {
        var stores = InMemoryStores.create();
        var hashing = hashing();
        var api = ProtectedApi.named("orders")
                .organization(OWNER.value())
                .requires(BasicRules.in(CredentialLocation.header("Authorization"))
                        .rememberedFor(BasicRules.LONGEST_TIME))
                .build();
        var user = Session.of(OWNER.value(), Entitlements.to(AccessRight.to(api.id())))
                .with(Credentials.user(hashing.hash(PASSWORD)));
        for (int i = 0; i < USERS; i++) {
            stores.sessions().put(naming().users(OWNER, name(i)).get(0), user, Duration.ofDays(1));
        }
        gate = Gatekeeper.builder(stores)
                .keyNaming(naming())
                .passwords(hashing)
                .build()
                .gate(api);
        requests = requests();
        requests.forEach(this::requireGranted);
    }

    private PasswordHashing hashing() {
        return PasswordHashing.preferring(records.equals("own") ? new Argon2id(8, 1, 1) : new Bcrypt(4));
    }

    private KeyNaming naming() {
        return records.equals("own") ? GatehouseKeys.standard() : TykKeys.of(TykKeySettings.hashed("murmur64"));
    }

    private static String name(int number) {
        return "user-" + number + "@example.com";
    }

    private static List<HttpRequest> requests() {
        var made = new ArrayList<HttpRequest>();
        for (int i = 0; i < REQUESTS; i++) {
            var login = name((int) (i * 2_654_435_761L % USERS)) + ":" + PASSWORD.reveal();
            var sent = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8));
            made.add(HttpRequest.of(
                    "GET", "/orders/42", Headers.of("Host", "api.example", "Accept", "*/*", "Authorization", sent)));
        }
        return made;
    }

    private void requireGranted(HttpRequest request) {
        if (!(gate.decide(request) instanceof AccessDecision.Granted)) {
            throw new IllegalStateException("the benchmark would measure refusals");
        }
    }

    /** {@return the decision on one request} */
    @Benchmark
    public AccessDecision decide() {
        next = (next + 1) & (REQUESTS - 1);
        return gate.decide(requests.get(next));
    }
}
