// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a record is kept.
 *
 * @since 0.1
 */
public sealed interface StoredLifetime {
    /** Nobody says, so it is kept. */
    StoredLifetime UNSTATED = new Unstated();

    /** Somebody says that it is kept for ever. */
    StoredLifetime FOREVER = new Forever();

    /** {@return the time for a store; null for ever} */
    @Nullable
    Duration timeToLive();

    /**
     * Joins what two say.
     *
     * @param other what the other says
     * @return the longer one; for ever is longer than any time, and saying nothing is shorter
     */
    StoredLifetime or(StoredLifetime other);

    /**
     * For a time.
     *
     * @param time how long; zero and less says nothing
     * @return the lifetime
     */
    static StoredLifetime of(Duration time) {
        return time.isNegative() || time.isZero() ? UNSTATED : new Limited(time);
    }

    /** Nobody says how long. */
    record Unstated() implements StoredLifetime {
        @Override
        public @Nullable Duration timeToLive() {
            return null;
        }

        @Override
        public StoredLifetime or(StoredLifetime other) {
            return other;
        }
    }

    /** For ever, whatever others say. */
    record Forever() implements StoredLifetime {
        @Override
        public @Nullable Duration timeToLive() {
            return null;
        }

        @Override
        public StoredLifetime or(StoredLifetime other) {
            return this;
        }
    }

    /**
     * For a time.
     *
     * @param timeToLive how long; more than zero
     */
    record Limited(Duration timeToLive) implements StoredLifetime {
        public Limited {
            if (timeToLive.isNegative() || timeToLive.isZero()) {
                throw new IllegalArgumentException("timeToLive must be more than zero, was " + timeToLive);
            }
        }

        @Override
        public StoredLifetime or(StoredLifetime other) {
            if (other instanceof Limited limited) {
                return limited.timeToLive.compareTo(timeToLive) > 0 ? limited : this;
            }
            return other instanceof Forever ? other : this;
        }
    }
}
