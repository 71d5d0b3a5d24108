// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.custom;

import static dev.gatehouse.testkit.GatehouseAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.access.Denials;
import dev.gatehouse.authentication.Authentication;
import dev.gatehouse.authentication.Authenticator;
import dev.gatehouse.core.Gatekeeper;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.hook.HookOutcome;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.inmemory.InMemoryStores;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Code of the host that takes too long. */
final class TimeLimitTest {
    private static final Authentication REFUSED =
            Authentication.Rejected.because(Denials.CUSTOM_REFUSED, "the authenticator was asked");
    private static final HttpRequest REQUEST =
            HttpRequest.of("GET", "/", Headers.none()).withBody(Body.of(new byte[] {7}));

    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private final TimeLimit moment = new TimeLimit(Duration.ofMillis(20), executor);
    private final TimeLimit minute = new TimeLimit(Duration.ofMinutes(1), executor);
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void end() {
        never.countDown();
        executor.shutdownNow();
    }

    private static AccessDecision ask(Authenticator authenticator) {
        return Gatekeeper.builder(InMemoryStores.create())
                .build()
                .gate(ProtectedApi.named("orders")
                        .requires(CustomRules.by("slow", authenticator))
                        .build())
                .decide(REQUEST);
    }

    private Authentication waiting(HttpRequest request, Trace trace) {
        try {
            never.await();
            return REFUSED;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void at67IsRefusedWhenTheTimeIsUp() {
        assertThat(ask(moment.on(this::waiting))).isDenied(403).withId(Denials.CUSTOM_FAILED);
    }

    @Test
    void answerInTimeCounts() {
        assertThat(ask(minute.on((request, trace) -> REFUSED))).isDenied(403).withId(Denials.CUSTOM_REFUSED);
    }

    @Test
    void at67IsRefusedIfNothingCanRunIt() {
        executor.shutdown();

        assertThat(ask(minute.on((request, trace) -> REFUSED))).isDenied(403).withId(Denials.CUSTOM_FAILED);
    }

    @Test
    void at67IsRefusedIfItFailsInTime() {
        assertThat(ask(minute.on((request, trace) -> {
                    throw new IllegalStateException();
                })))
                .isDenied(403)
                .withId(Denials.CUSTOM_FAILED);
    }

    @Test
    void codeSeesTheBodyInTime() {
        var read = new CompletableFuture<Integer>();

        ask(minute.on((request, trace) -> {
            read.complete(request.body().read(10).orElseThrow().length);
            return REFUSED;
        }));

        assertThat(read).isCompletedWithValue(1);
    }

    @Test
    void codeThatGoesOnSeesNothingOfTheBody() throws Exception {
        var late = new CountDownLatch(1);
        var read = new CompletableFuture<String>();

        ask(moment.on((request, trace) -> {
            awaitUninterrupted(late);
            try {
                request.body().read(10);
                read.complete("the body");
            } catch (IllegalStateException over) {
                read.complete("nothing");
            }
            return REFUSED;
        }));
        late.countDown();

        assertThat(read.get(1, TimeUnit.MINUTES)).isEqualTo("nothing");
    }

    @Test
    void at60WhatNobodyWaitsForLeavesTheQueue() {
        var pool = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        try {
            pool.execute(() -> awaitUninterrupted(never));
            var stuck = new TimeLimit(Duration.ofMillis(1), pool);

            for (int i = 0; i < 5; i++) {
                assertThat(ask(stuck.on((request, trace) -> REFUSED))).isDenied(403);
            }

            assertThat(pool.getQueue()).isEmpty();
        } finally {
            never.countDown();
            pool.shutdownNow();
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        boolean waiting = true;
        while (waiting) {
            try {
                latch.await();
                waiting = false;
            } catch (InterruptedException again) {
                waiting = latch.getCount() > 0;
            }
        }
    }

    @Test
    void at67HookThatTakesTooLongRefuses() {
        var api = ProtectedApi.named("orders")
                .requires(CustomRules.by("any", (request, trace) -> REFUSED))
                .before("slow", moment.on(call -> {
                    waiting(call.request(), call.trace());
                    return HookOutcome.unchanged();
                }))
                .build();

        assertThat(Gatekeeper.builder(InMemoryStores.create()).build().gate(api).decide(REQUEST))
                .isDenied(500)
                .withId(Denials.HOOK_FAILED);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 3601})
    void timeHasBounds(long seconds) {
        assertThatThrownBy(() -> new TimeLimit(Duration.ofSeconds(seconds), executor))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
