// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.http;

import java.util.ArrayList;
import java.util.List;

/**
 * What a decision changes about the exchange, for the host to apply: stripped credentials, injected headers, headers of
 * the answer.
 *
 * @param request changes to what the backend sees
 * @param response header lines to add to the answer, whoever makes it; they replace lines of the same name, but for
 *     {@code Vary}, which adds up: the backend's answer still varies with what its own lines name
 * @since 0.1
 */
public record Effects(RequestEdit request, Headers response) {
    private static final Effects NONE = new Effects(RequestEdit.none(), Headers.none());

    /** {@return effects that change nothing} */
    public static Effects none() {
        return NONE;
    }

    /**
     * Effects on the answer only.
     *
     * @param response header lines to add to the answer
     * @return the effects
     */
    public static Effects onResponse(Headers response) {
        return response.isEmpty() ? NONE : new Effects(RequestEdit.none(), response);
    }

    /**
     * Adds other effects. Lines of an answer replace earlier ones of the same name, but for {@code Vary}, which adds up.
     *
     * @param later the other ones
     * @return both, one after the other
     */
    public Effects then(Effects later) {
        if (equals(NONE) || later.equals(NONE)) {
            return equals(NONE) ? later : this;
        }
        var lines = new ArrayList<String>();
        response.forEach((name, value) -> {
            if (name.equalsIgnoreCase("Vary") || later.response.first(name) == null) {
                lines.addAll(List.of(name, value));
            }
        });
        later.response.forEach((name, value) -> lines.addAll(List.of(name, value)));
        return new Effects(request.then(later.request), Headers.of(lines));
    }
}
