// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.basic;

import dev.gatehouse.core.internal.crypto.KeyedHash.Fingerprint;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Equal questions that are asked while one of them is being answered share that answer. Nothing is remembered; there are
 * never more than callers.
 */
final class SharedChecks {
    private final ConcurrentHashMap<Fingerprint, CompletableFuture<Boolean>> running = new ConcurrentHashMap<>();

    boolean ask(Fingerprint question, BooleanSupplier check) {
        var own = new CompletableFuture<Boolean>();
        var first = running.putIfAbsent(question, own);
        return first == null ? answered(question, own, check) : awaited(first);
    }

    private boolean answered(Fingerprint question, CompletableFuture<Boolean> own, BooleanSupplier check) {
        try {
            boolean answer = check.getAsBoolean();
            own.complete(answer);
            return answer;
        } catch (RuntimeException | Error failure) {
            own.completeExceptionally(failure);
            throw failure;
        } finally {
            running.remove(question);
        }
    }

    /** Who answers has a deadline, and so has who waits for it. */
    private static boolean awaited(CompletableFuture<Boolean> first) {
        try {
            return first.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw failed;
        }
    }
}
