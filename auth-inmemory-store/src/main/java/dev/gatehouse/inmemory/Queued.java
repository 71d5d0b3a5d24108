// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

/** Something with a deadline. There may be millions, so it knows its own place in the queue. */
abstract sealed class Queued permits Entry, Counter {
    /** Has not been given a place in the queue. */
    static final int UNQUEUED = -1;

    private long deadline;
    private int queued = UNQUEUED;

    Queued(long deadline) {
        this.deadline = deadline;
    }

    final long deadline() {
        return deadline;
    }

    /** Not while it is queued. */
    final void postpone(long other) {
        deadline = other;
    }

    /** Its place in the queue; for the queue alone. */
    final int queued() {
        return queued;
    }

    final void queueAt(int place) {
        queued = place;
    }
}
