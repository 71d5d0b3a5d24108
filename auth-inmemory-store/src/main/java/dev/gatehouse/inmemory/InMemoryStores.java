// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import dev.gatehouse.store.Stores;
import java.time.InstantSource;

/**
 * All stores in the memory of this process; what they hold is gone when it ends.
 *
 * <p>Every store is bounded. A full store makes room by forgetting what has expired, never by dropping what lives: it
 * then refuses new records with {@link dev.gatehouse.store.StoreFullException}, while records that exist can be changed
 * as before. No store has a thread of its own; expired records are cleared away by later writes, a few at a time.
 *
 * @since 0.1
 */
public final class InMemoryStores {
    private InMemoryStores() {}

    /** {@return empty stores with the bounds as they come, on the system's clock} */
    public static Stores create() {
        return builder().build();
    }

    /** {@return a builder with the bounds as they come and the system's clock} */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects bounds and the clock. Not thread-safe. */
    public static final class Builder {
        private static final int MAX_SESSIONS = 1_000_000;
        private static final int MAX_USES = 1_000_000;
        private static final int MAX_COUNTERS = 2_000_000;
        private static final int MAX_CERTIFICATES = 10_000;
        private static final int LARGEST = 1_000_000_000;

        private int maxSessions = MAX_SESSIONS;
        private int maxUses = MAX_USES;
        private int maxCounters = MAX_COUNTERS;
        private int maxCertificates = MAX_CERTIFICATES;
        private InstantSource clock = InstantSource.system();

        private Builder() {}

        /**
         * Bounds the number of sessions.
         *
         * @param value the most that may be held at any moment, 1 to 1,000,000,000; 1,000,000 if not called
         * @return this
         * @throws IllegalArgumentException if it is out of bounds
         */
        public Builder maxSessions(long value) {
            if (value < 1 || value > LARGEST) {
                throw new IllegalArgumentException("maxSessions must be 1 to " + LARGEST + ", was " + value);
            }
            maxSessions = (int) value;
            return this;
        }

        /**
         * Bounds the number of things that are remembered as used.
         *
         * @param value the most that may be remembered at any moment, 1 to 1,000,000,000; 1,000,000 if not called
         * @return this
         * @throws IllegalArgumentException if it is out of bounds
         */
        public Builder maxUses(long value) {
            if (value < 1 || value > LARGEST) {
                throw new IllegalArgumentException("maxUses must be 1 to " + LARGEST + ", was " + value);
            }
            maxUses = (int) value;
            return this;
        }

        /**
         * Bounds the number of counters of limits. A counter lives as long as it limits anything: that of a rate for a
         * period after the last request, that of a quota until it is renewed. A quota without a renewal limits for ever,
         * also when its key has expired: its counter goes only when it is reset, as it is when the key is deleted. Where no
         * counter has room, requests that need a new one are refused as while the store does not answer. Each takes some
         * 150 bytes, and one that logs up to 16 more for every permit used.
         *
         * @param value the most that may be held at any moment, 1 to 1,000,000,000; 2,000,000 if not called
         * @return this
         * @throws IllegalArgumentException if it is out of bounds
         */
        public Builder maxCounters(long value) {
            if (value < 1 || value > LARGEST) {
                throw new IllegalArgumentException("maxCounters must be 1 to " + LARGEST + ", was " + value);
            }
            maxCounters = (int) value;
            return this;
        }

        /**
         * Bounds the number of certificates. Each takes what its text takes, some 128 kB at the most.
         *
         * @param value the most that may be held at any moment, 1 to 1,000,000,000; 10,000 if not called
         * @return this
         * @throws IllegalArgumentException if it is out of bounds
         */
        public Builder maxCertificates(long value) {
            if (value < 1 || value > LARGEST) {
                throw new IllegalArgumentException("maxCertificates must be 1 to " + LARGEST + ", was " + value);
            }
            maxCertificates = (int) value;
            return this;
        }

        /**
         * Sets the clock that records expire by.
         *
         * @param value the clock; the system's if not called
         * @return this
         */
        public Builder clock(InstantSource value) {
            clock = value;
            return this;
        }

        /** {@return empty stores} */
        public Stores build() {
            return new Stores(
                    new InMemorySessionStore(new Inventory(maxSessions), clock),
                    new InMemoryReplayStore(maxUses, clock),
                    new InMemoryLimitStore(maxCounters, clock),
                    new InMemoryCertificateStore(maxCertificates));
        }
    }
}
