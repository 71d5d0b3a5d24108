// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.custom;

import dev.gatehouse.explanation.Step.Verdict;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.HttpRequest;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lends a request to another thread, for a while. Neither bodies nor traces may be used by two threads, and the one that waited
 * goes on when the time is up. A thread that reads a body just then goes on reading, and finds that it failed.
 */
final class Lease {
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean ended;

    HttpRequest on(HttpRequest request) {
        return request.withBody(new Lent(request.body()));
    }

    Trace on(Trace trace) {
        return trace.isRecording() ? new Traced(trace) : trace;
    }

    void end() {
        ended = true;
    }

    private void requireOpen() {
        if (ended) {
            throw new IllegalStateException("the time for this request is up");
        }
    }

    private final class Lent implements Body {
        private final Body body;

        Lent(Body body) {
            this.body = body;
        }

        @Override
        public Optional<byte[]> read(int maxBytes) {
            lock.lock();
            try {
                requireOpen();
                return body.read(maxBytes);
            } finally {
                lock.unlock();
            }
        }
    }

    private final class Traced implements Trace {
        private final Trace trace;

        Traced(Trace trace) {
            this.trace = trace;
        }

        @Override
        public void note(String rule, String subject, Verdict verdict) {
            lock.lock();
            try {
                requireOpen();
                trace.note(rule, subject, verdict);
            } finally {
                lock.unlock();
            }
        }
    }
}
