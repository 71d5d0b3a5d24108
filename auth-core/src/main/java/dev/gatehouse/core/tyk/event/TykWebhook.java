// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk.event;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Where events are posted, as the original gateway's files name it.
 *
 * @param target http or https
 * @param headers lines of every request, credentials perhaps
 * @param repeats for how long an event is left out whose text is one that was there already; zero for as long as it is
 *     remembered
 * @since 0.1
 */
public record TykWebhook(URI target, Map<String, String> headers, Duration repeats) {
    public TykWebhook {
        headers = Map.copyOf(headers);
        if (repeats.isNegative()) {
            throw new IllegalArgumentException("the time for repeats must not be negative, was " + repeats);
        }
    }

    /** The host only: paths and headers may hold credentials. */
    @Override
    public String toString() {
        return "TykWebhook[" + target.getHost() + "]";
    }
}
