// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.internal.structured;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A single value, RFC 8941 section 3.3.
 *
 * @since 0.1
 */
public sealed interface BareItem {
    /** {@return its canonical form} */
    String serialize();

    /**
     * An integer of at most 15 digits.
     *
     * @param value the number
     */
    record Whole(long value) implements BareItem {
        @Override
        public String serialize() {
            return Long.toString(value);
        }
    }

    /**
     * A number of at most 12 digits before the point and three after it.
     *
     * @param value the number
     */
    record Fraction(BigDecimal value) implements BareItem {
        @Override
        public String serialize() {
            var shortest = value.setScale(3, RoundingMode.HALF_EVEN).stripTrailingZeros();
            return shortest.setScale(Math.max(1, shortest.scale()), RoundingMode.UNNECESSARY)
                    .toPlainString();
        }
    }

    /**
     * A string of printable ASCII.
     *
     * @param value without its quotes
     */
    record Text(String value) implements BareItem {
        @Override
        public String serialize() {
            // Nearly no text has anything to escape.
            boolean plain = value.indexOf('\\') < 0 && value.indexOf('"') < 0;
            return '"' + (plain ? value : value.replace("\\", "\\\\").replace("\"", "\\\"")) + '"';
        }
    }

    /**
     * A token.
     *
     * @param value as it stands
     */
    record Token(String value) implements BareItem {
        @Override
        public String serialize() {
            return value;
        }
    }

    /**
     * A flag.
     *
     * @param value whether it is set
     */
    record Flag(boolean value) implements BareItem {
        @Override
        public String serialize() {
            return value ? "?1" : "?0";
        }
    }

    /** Octets. */
    final class Octets implements BareItem {
        private final byte[] value;

        /**
         * Octets.
         *
         * @param value copied
         */
        public Octets(byte[] value) {
            this.value = value.clone();
        }

        /** {@return a copy} */
        public byte[] value() {
            return value.clone();
        }

        @Override
        public String serialize() {
            return ':' + Base64.getEncoder().encodeToString(value) + ':';
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Octets that && Arrays.equals(value, that.value);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(value);
        }

        @Override
        public String toString() {
            return "Octets[" + value.length + "]";
        }
    }
}
