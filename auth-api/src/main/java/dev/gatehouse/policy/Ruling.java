// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.policy;

import dev.gatehouse.entitlement.Throttle;
import dev.gatehouse.explanation.Refusal;
import java.util.List;

/**
 * Whether a session may make one request.
 *
 * @since 0.1
 */
public sealed interface Ruling {
    /** {@return how the limits stand that were looked at; none if nothing is limited} */
    List<Usage> usage();

    /**
     * It may.
     *
     * @param usage how the limits stand
     */
    record Permitted(List<Usage> usage) implements Ruling {
        private static final Permitted UNLIMITED = new Permitted(List.of());

        public Permitted {
            usage = List.copyOf(usage);
        }

        /** {@return the request may be made, and nothing is limited} */
        public static Permitted unlimited() {
            return UNLIMITED;
        }
    }

    /**
     * It may not.
     *
     * @param refusal why
     * @param usage how the limits stand
     * @param throttle whether the host may wait and ask again
     */
    record Refused(Refusal refusal, List<Usage> usage, Throttle throttle) implements Ruling {
        public Refused {
            usage = List.copyOf(usage);
        }

        /**
         * A refusal that no limit is the reason of.
         *
         * @param id entry of the catalogue of denials
         * @param detail for operators; holds no secret
         * @return the ruling
         */
        public static Refused because(String id, String detail) {
            return new Refused(new Refusal(id, detail), List.of(), Throttle.none());
        }
    }
}
