// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.internal.failure;

import dev.gatehouse.core.password.HashingBusyException;
import dev.gatehouse.http.BodyUnavailableException;
import dev.gatehouse.store.StoreFullException;
import dev.gatehouse.store.StoreUnavailableException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs what a host brought along to take part in decisions. Whatever goes wrong there refuses, and never opens. What is no
 * fault of that code passes through, for it has an answer of its own: a store that is away, passwords that are being checked
 * already, a client that went away.
 *
 * @since 0.1
 */
public final class ForeignCode {
    private ForeignCode() {}

    /**
     * Runs it.
     *
     * @param code what to run; no answer counts as a failure
     * @param failed what counts in place of an answer
     * @param told receives what it throws, for the log
     * @param <T> what it answers
     * @return its answer, or what counts in its place
     * @throws StoreUnavailableException if it found that a store is away
     * @throws StoreFullException if it found that a store is full
     * @throws HashingBusyException if it had a password checked, and too many are
     * @throws BodyUnavailableException if it read a body that broke off
     */
    public static <T> T guarded(Supplier<? extends @Nullable T> code, T failed, Consumer<Throwable> told) {
        try {
            @Nullable T answer = code.get();
            return answer == null ? failed : answer;
        } catch (StoreUnavailableException | StoreFullException away) {
            throw away;
        } catch (HashingBusyException | BodyUnavailableException nobodysFault) {
            throw nobodysFault;
        } catch (OutOfMemoryError exhausted) {
            throw exhausted;
        } catch (Throwable failure) {
            told.accept(failure);
            return failed;
        }
    }
}
