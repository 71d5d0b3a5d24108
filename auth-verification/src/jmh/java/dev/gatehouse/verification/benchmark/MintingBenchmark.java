// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.benchmark;

import dev.gatehouse.core.session.StandardKeyService;
import dev.gatehouse.core.tyk.TykKeyRecords;
import dev.gatehouse.core.tyk.TykKeySettings;
import dev.gatehouse.core.tyk.TykKeys;
import dev.gatehouse.core.tyk.TykSessions;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.policy.Application;
import dev.gatehouse.session.KeyService;
import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Session;
import dev.gatehouse.store.Stores;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One key made, checked, hashed and stored in memory. Each iteration begins with an empty store. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class MintingBenchmark {
    private static final int ROOM = 10_000_000;

    /** Our own keys with a small record; or the original's, with its usual record of 601 bytes. */
    @Param({"own", "tyk"})
    public String keys;

    private Session session;
    private KeyService service;

    /** Empties the store. */
    @Setup(Level.Iteration)
    public void prepare() {
        var stores = InMemoryStores.builder().maxSessions(ROOM).build();
        session = keys.equals("own") ? ownSession() : TykSessions.read(UsualRecords.record(1, 1));
        service = keys.equals("own") ? StandardKeyService.builder(stores).build() : likeTheOriginal(stores);
        if (!(mint() instanceof KeyService.Created)) {
            throw new IllegalStateException("the benchmark would measure refusals");
        }
    }

    private static Session ownSession() {
        return Session.of("acme", Entitlements.to(AccessRight.to(new ApiId("orders"))))
                .with(Lifetime.until(Instant.now().plusSeconds(86_400)));
    }

    private static KeyService likeTheOriginal(Stores stores) {
        return StandardKeyService.builder(stores)
                .keys(TykKeys.of(TykKeySettings.hashed("sha256")))
                .records(new TykKeyRecords(new SecureRandom()))
                .policies(Application.Applied::new)
                .build();
    }

    /** {@return a new key} */
    @Benchmark
    public KeyService.Creation mint() {
        return service.mint(session);
    }
}
