// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.proxy;

import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.PreEncodedHttpField;

/**
 * The lines of an answer that an upstream gives to a request that no quota limits: what the original writes then, though
 * their names speak of a rate.
 *
 * @since 0.1
 */
public final class QuotaFields {
    private static final String LIMIT = "X-Ratelimit-Limit";
    private static final String REMAINING = "X-Ratelimit-Remaining";
    private static final String RESET = "X-Ratelimit-Reset";
    private static final HttpField NO_LIMIT = new PreEncodedHttpField(LIMIT, "0");
    private static final HttpField UNLIMITED = new PreEncodedHttpField(LIMIT, "-1");
    private static final HttpField NO_REMAINING = new PreEncodedHttpField(REMAINING, "0");
    private static final HttpField NO_RESET = new PreEncodedHttpField(RESET, "0");
    private static final QuotaFields NONE = new QuotaFields(List.of(NO_LIMIT, NO_REMAINING, NO_RESET));

    private static final QuotaFields UNTOLD = new QuotaFields(List.of());

    private final List<HttpField> fields;

    private QuotaFields(List<HttpField> fields) {
        this.fields = fields;
    }

    /** {@return the lines where there is no session} */
    public static QuotaFields none() {
        return NONE;
    }

    /** {@return no lines: whatever is to be told is told by the library} */
    public static QuotaFields untold() {
        return UNTOLD;
    }

    /**
     * The lines of a quota. The numbers that nearly all keys have are not written anew each time.
     *
     * @param max most requests in a period
     * @param remaining requests left
     * @param renews end of the period in seconds of the epoch
     * @return the lines
     */
    public static QuotaFields of(long max, long remaining, long renews) {
        var limit = max == 0 ? NO_LIMIT : max == -1 ? UNLIMITED : new HttpField(LIMIT, Long.toString(max));
        var left = remaining == 0 ? NO_REMAINING : new HttpField(REMAINING, Long.toString(remaining));
        var reset = renews == 0 ? NO_RESET : new HttpField(RESET, Long.toString(renews));
        return new QuotaFields(List.of(limit, left, reset));
    }

    List<HttpField> fields() {
        return fields;
    }
}
