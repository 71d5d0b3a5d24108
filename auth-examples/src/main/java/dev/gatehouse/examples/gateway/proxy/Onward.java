// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.proxy;

import dev.gatehouse.http.Effects;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.RequestEdit;
import java.util.ArrayList;
import java.util.List;

/**
 * What a granted request becomes.
 *
 * @param upstream where it goes
 * @param path as it stands in a request line, below the upstream's own
 * @param query as it stands in a request line; may be empty
 * @param effects what else the upstream sees differently, and what is added to its answer
 * @param quota what the answer says of the quota
 * @since 0.1
 */
public record Onward(Upstream upstream, String path, String query, Effects effects, QuotaFields quota) {
    /**
     * Adds header lines.
     *
     * @param lines to add; they replace what the client sent under their names
     * @return the same request with those lines
     */
    public Onward adding(Headers lines) {
        var edit = effects.request();
        var added = new ArrayList<String>();
        edit.added().forEach((name, value) -> added.addAll(List.of(name, value)));
        lines.forEach((name, value) -> added.addAll(List.of(name, value)));
        var more = new RequestEdit(edit.headers(), edit.parameters(), edit.cookies(), Headers.of(added));
        return new Onward(upstream, path, query, new Effects(more, effects.response()), quota);
    }
}
