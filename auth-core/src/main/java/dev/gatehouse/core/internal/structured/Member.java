// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.internal.structured;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a list or dictionary holds, RFC 8941 sections 3.1 and 3.2.
 *
 * @since 0.1
 */
public sealed interface Member {
    /** {@return what stands behind it} */
    Parameters parameters();

    /** {@return its canonical form} */
    String serialize();

    /**
     * A single value.
     *
     * @param value the value
     * @param parameters what stands behind it
     */
    record Item(BareItem value, Parameters parameters) implements Member {
        @Override
        public String serialize() {
            return value.serialize() + parameters.serialize();
        }
    }

    /**
     * Several values in parentheses.
     *
     * @param items the values
     * @param parameters what stands behind the parentheses
     */
    record InnerList(List<Item> items, Parameters parameters) implements Member {
        public InnerList {
            items = List.copyOf(items);
        }

        @Override
        public String serialize() {
            return items.stream().map(Item::serialize).collect(Collectors.joining(" ", "(", ")"))
                    + parameters.serialize();
        }
    }
}
