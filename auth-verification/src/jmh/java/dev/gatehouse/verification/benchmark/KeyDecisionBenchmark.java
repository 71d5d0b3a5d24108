package dev.gatehouse.verification.benchmark;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.core.Gate;
import dev.gatehouse.core.Gatekeeper;
import dev.gatehouse.core.authentication.token.TokenRules;
import dev.gatehouse.core.policy.PolicyCatalogue;
import dev.gatehouse.definition.ApiLimits;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.LimitHeaders;
import dev.gatehouse.definition.PathMatching;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.PathRule;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.entitlement.Quota;
import dev.gatehouse.entitlement.RateLimit;
import dev.gatehouse.limit.Counting;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.session.Grants;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Session;
import dev.gatehouse.verification.cost.NamedKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

/** One whole decision for a known key: locate, hash, look up, policy, expiry, rights, limits. Keys are visited in a stride. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 5, time = 1)
public class KeyDecisionBenchmark {
    private static final int REQUESTS = 4096;
    private static final long MANY = 1_000_000_000;

    /** How many sessions the store holds. */
    @Param({"1000", "1000000"})
    public int sessions;

    /** Whether the rights are restricted to paths. */
    @Param({"whole", "paths"})
    public String rights;

    /** How keys are named: our own way, or as the original does. */
    @Param({"own", "tyk-sha256", "tyk-murmur64", "tyk-custom", "tyk-plain"})
    public String naming;

    /** What is limited: nothing, or rate and quota by a policy, of which clients are told in headers or not. */
    @Param({"none", "rate-quota", "rate-quota-told"})
    public String limits;

    private Gate gate;
    private List<HttpRequest> requests;
    private int next;

    /** Fills the store and prepares requests for keys spread over it. */
    @Setup
    public void prepare() {
        var stores = InMemoryStores.create();
        var keys = NamedKeys.of(naming);
        var api = ProtectedApi.named("orders")
                .organization("acme")
                .pathMatching(PathMatching.EXACT)
                .requires(TokenRules.in(CredentialLocation.header("Authorization")))
                .limits(ApiLimits.standard()
                        .with(limits.endsWith("told") ? LimitHeaders.STANDARD : LimitHeaders.NONE))
                .build();
        var right = AccessRight.to(api.id());
        var granted = rights.equals("whole") ? right : right.onlyOn(PathRule.of("/orders/{id}", "GET"));
        var session = session(granted).with(Lifetime.until(Instant.now().plusSeconds(86_400)));
        for (int i = 0; i < sessions; i++) {
            stores.sessions().put(keys.storedName(i), session, null);
        }
        gate = Gatekeeper.builder(stores)
                .keyNaming(keys.naming())
                .policies(policies(granted))
                .build()
                .gate(api);
        requests = requests(keys);
        if (!(gate.decide(requests.get(0)) instanceof AccessDecision.Granted)) {
            throw new IllegalStateException("the benchmark would measure refusals");
        }
    }

    /** {@return the same gate, asked for other keys} */
    KeyDecisionBenchmark forAnotherThread() {
        var other = new KeyDecisionBenchmark();
        other.gate = gate;
        var half = requests.size() / 2;
        other.requests = List.copyOf(requests.subList(half, requests.size()));
        requests = List.copyOf(requests.subList(0, half));
        return other;
    }

    private Session session(AccessRight granted) {
        return limits.equals("none")
                ? Session.of("acme", Entitlements.to(granted))
                : Session.of("acme", Entitlements.nothing())
                        .with(new Grants(Entitlements.nothing(), List.of(new PolicyId("gold"))));
    }

    private static PolicyCatalogue policies(AccessRight granted) {
        var many = Limits.none().with(RateLimit.of(MANY, Duration.ofMinutes(1))).with(Quota.of(MANY, Duration.ofHours(1)));
        var policies = new PolicyCatalogue(Counting.OPENED_WINDOW);
        policies.put(Policy.of("gold", "acme", many, granted));
        return policies;
    }

    private List<HttpRequest> requests(NamedKeys keys) {
        var made = new ArrayList<HttpRequest>();
        for (int i = 0; i < REQUESTS; i++) {
            var key = keys.presented((int) (i * 2_654_435_761L % sessions));
            made.add(HttpRequest.of(
                    "GET",
                    "/orders/42",
                    Headers.of("Host", "api.example", "Accept", "*/*", "Authorization", "Bearer " + key.reveal())));
        }
        return made;
    }

    /** {@return the decision on one request} */
    @Benchmark
    public AccessDecision decide() {
        next = (next + 1) & (requests.size() - 1);
        return gate.decide(requests.get(next));
    }
}
