// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import dev.gatehouse.verification.gateway.WholeSite;
import dev.gatehouse.verification.vector.Mismatch;
import dev.gatehouse.verification.vector.Vector;
import dev.gatehouse.verification.wire.Message;
import dev.gatehouse.verification.wire.RawClient;
import dev.gatehouse.verification.wire.RawRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The reference gateway with what a vector about limits sets up, and requests to it over the wire. */
final class LimitedGateway implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(20);

    private final WholeSite site;
    private final List<Mismatch> refused;

    LimitedGateway(Vector vector) {
        var setup = LimitSetup.of(vector);
        site = WholeSite.of(setup);
        LimitWords.of(vector).fromUpstream().ifPresent(site.upstream()::answerWith);
        LimitSetup.periods(vector).forEach(this::beginAWindow);
        refused = new ArrayList<>(WholeRequestKind.withKeys(setup.at("setup", "keys"), site));
        site.refusals().forEach(problem -> refused.add(new Mismatch("setup of APIs", "served", problem)));
    }

    private void beginAWindow(long seconds) {
        var clock = site.clock();
        clock.advance(Duration.ofSeconds(Math.floorMod(-clock.instant().getEpochSecond(), seconds)));
    }

    /** What of the setup was not taken. */
    List<Mismatch> refused() {
        return refused;
    }

    /** Requests in a row. Time passes while one of them waits. */
    List<Message> send(String api, String key, int times) {
        var answers = new ArrayList<Message>();
        var lines = List.of(new Message.Line("Host", "127.0.0.1"), new Message.Line("Authorization", key));
        var request = new RawRequest("GET", "/" + api + "/", lines, "");
        for (int i = 0; i < times; i++) {
            answers.add(
                    await(CompletableFuture.supplyAsync(() -> RawClient.send(site.uri(request.target()), request))));
        }
        return answers;
    }

    private Message await(CompletableFuture<Message> answer) {
        for (var patience = Duration.ofSeconds(30); !patience.isNegative(); patience = patience.minus(TICK)) {
            try {
                return answer.get(TICK.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException waiting) {
                site.clock().advance(TICK);
            } catch (ExecutionException failed) {
                throw new IllegalStateException("no answer", failed);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for an answer", interrupted);
            }
        }
        throw new IllegalStateException("no answer in time");
    }

    /** Whether anything counts a quota. */
    boolean countsAQuota() {
        return site.redis().names().stream().anyMatch(name -> name.startsWith("quota-"));
    }

    @Override
    public void close() {
        site.close();
    }
}
