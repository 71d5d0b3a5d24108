// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.custom;

import dev.gatehouse.authentication.Authentication;
import dev.gatehouse.authentication.Authenticator;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.hook.Hook;
import dev.gatehouse.hook.HookCall;
import dev.gatehouse.hook.HookOutcome;
import dev.gatehouse.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Bounds how long code of the host may take over a request. When the time is up, or the executor takes nothing more, the
 * request is refused; the thread that still works on it is interrupted and sees nothing of the request's body any more.
 *
 * <p>Bounds nothing else: code that heeds no interruption goes on occupying a thread, so the executor should have a bound of
 * its own. What waits for a thread when its time is up leaves the queue of a {@link ThreadPoolExecutor}; others keep an empty
 * task until a thread is free.
 *
 * @param time how long; more than zero, at most an hour
 * @param executor runs the code, while the caller waits
 * @since 0.1
 */
public record TimeLimit(Duration time, ExecutorService executor) {
    private static final Duration LONGEST = Duration.ofHours(1);

    public TimeLimit {
        if (time.isNegative() || time.isZero() || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a time limit is more than 0 and at most " + LONGEST + ", was " + time);
        }
    }

    /**
     * Bounds an authenticator.
     *
     * @param authenticator the authenticator
     * @return one that fails when the time is up
     */
    public Authenticator on(Authenticator authenticator) {
        return (request, trace) -> {
            var lease = new Lease();
            HttpRequest lent = lease.on(request);
            Trace traced = lease.on(trace);
            Callable<Authentication> call = () -> authenticator.authenticate(lent, traced);
            return within(call, lease);
        };
    }

    /**
     * Bounds a hook.
     *
     * @param hook the hook
     * @return one that fails when the time is up
     */
    public Hook on(Hook hook) {
        return call -> {
            var lease = new Lease();
            var lent = new HookCall(
                    lease.on(call.request()), call.api(), call.organization(), call.session(), lease.on(call.trace()));
            Callable<HookOutcome> look = () -> hook.look(lent);
            return within(look, lease);
        };
    }

    private <T> T within(Callable<T> call, Lease lease) {
        var task = new FutureTask<>(call);
        executor.execute(task);
        try {
            return task.get(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new IllegalStateException("no answer within " + time, late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an answer", interrupted);
        } catch (ExecutionException failed) {
            throw unwrapped(failed);
        } finally {
            lease.end();
            end(task);
        }
    }

    /** What nobody waits for any more must not wait in a queue either, which would grow while all threads are stuck. */
    private void end(FutureTask<?> task) {
        if (task.cancel(true) && executor instanceof ThreadPoolExecutor pool) {
            pool.remove(task);
        }
    }

    private static RuntimeException unwrapped(ExecutionException failed) {
        var cause = failed.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }
}
