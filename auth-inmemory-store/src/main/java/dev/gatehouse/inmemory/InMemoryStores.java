// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import dev.gatehouse.store.Stores;
import java.time.InstantSource;

/**
 * Stores in the memory of this process. Bounded: a full store refuses what is new with
 * {@link dev.gatehouse.store.StoreFullException} and never drops what lives. Nothing survives the process.
 *
 * @since 0.1
 */
public final class InMemoryStores {
    private InMemoryStores() {}

    /** {@return stores for up to a million sessions, by the system's clock} */
    public static Stores create() {
        return builder().build();
    }

    /** {@return a builder with the settings of {@link #create()}} */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the settings of the stores. Not thread-safe. */
    public static final class Builder {
        private static final int MILLION = 1_000_000;

        private int maxSessions = MILLION;
        private InstantSource clock = InstantSource.system();

        private Builder() {}

        /**
         * Sets how many sessions may live at once.
         *
         * @param value at least 1
         * @return this
         */
        public Builder maxSessions(int value) {
            if (value < 1) {
                throw new IllegalArgumentException("maxSessions must be at least 1, was " + value);
            }
            maxSessions = value;
            return this;
        }

        /**
         * Sets the clock that ends records.
         *
         * @param value the clock
         * @return this
         */
        public Builder clock(InstantSource value) {
            clock = value;
            return this;
        }

        /** {@return empty stores} */
        public Stores build() {
            return new Stores(new InMemorySessionStore(maxSessions, clock));
        }
    }
}
