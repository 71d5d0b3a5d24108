// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.password;

import dev.gatehouse.core.internal.crypto.KeyedHash;
import dev.gatehouse.core.password.Waiter.State;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * As many places as there are processors, and two lines before them that are neither long nor slow: one of those who log
 * in, one of those who set passwords. While there is somebody in both, each gets every other place. Thread-safe.
 */
final class Places {
    /** With a line of this length at each processor the last one waits for a second or two. */
    static final int QUEUE = 32;

    private final ReentrantLock lock = new ReentrantLock();
    private final FairLine logins;
    private final FairLine settings;
    private final KeyedHash names;
    private final long patience;
    private int free;
    private boolean settingsAreNext;

    Places(int count, Duration patience, SecureRandom random) {
        this.names = new KeyedHash(random);
        this.logins = new FairLine(QUEUE * count);
        this.settings = new FairLine(QUEUE * count);
        this.patience = patience.toNanos();
        this.free = count;
    }

    static Places within(Duration patience, SecureRandom random) {
        return new Places(Runtime.getRuntime().availableProcessors(), patience, random);
    }

    <T> T toLogIn(LoginOrigin origin, Supplier<T> work) {
        enter(logins, Share.of(origin, names));
        return working(work);
    }

    <T> T toLogIn(Supplier<T> work) {
        enter(logins, Share.unknown());
        return working(work);
    }

    <T> T toSet(Supplier<T> work) {
        enter(settings, Share.unknown());
        return working(work);
    }

    /** Does not work at all if anybody else would have to wait for it. */
    <T> Optional<T> ifFree(Supplier<T> work) {
        return entered() ? Optional.of(working(work)) : Optional.empty();
    }

    private <T> T working(Supplier<T> work) {
        try {
            return work.get();
        } finally {
            leave();
        }
    }

    private boolean entered() {
        lock.lock();
        try {
            return taken();
        } finally {
            lock.unlock();
        }
    }

    /** While a place is free nobody waits. */
    private boolean taken() {
        if (free == 0) {
            return false;
        }
        free--;
        return true;
    }

    private void enter(FairLine line, Share share) {
        try {
            lock.lockInterruptibly();
            try {
                if (!taken()) {
                    await(line, share);
                }
            } finally {
                lock.unlock();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new HashingBusyException("waiting to hash a password was interrupted");
        }
    }

    private void await(FairLine line, Share share) throws InterruptedException {
        var waiter = new Waiter(share, lock.newCondition());
        var gone = line.admit(waiter);
        if (gone != null) {
            gone.becomes(State.SENT_AWAY);
        }
        try {
            waiter.await(patience);
        } catch (InterruptedException stopped) {
            withdraw(line, waiter);
            throw stopped;
        }
        if (waiter.state() != State.CALLED) {
            withdraw(line, waiter);
            throw new HashingBusyException("too many passwords wait to be hashed, or one waited too long");
        }
    }

    private void withdraw(FairLine line, Waiter waiter) {
        if (waiter.state() == State.WAITING) {
            line.remove(waiter);
        }
        if (waiter.state() == State.CALLED) {
            passOn();
        }
    }

    private void leave() {
        lock.lock();
        try {
            passOn();
        } finally {
            lock.unlock();
        }
    }

    private void passOn() {
        var next = next();
        if (next == null) {
            free++;
            return;
        }
        next.becomes(State.CALLED);
    }

    private @Nullable Waiter next() {
        var first = settingsAreNext ? settings.next() : logins.next();
        if (first != null) {
            settingsAreNext = !settingsAreNext;
            return first;
        }
        return settingsAreNext ? logins.next() : settings.next();
    }
}
