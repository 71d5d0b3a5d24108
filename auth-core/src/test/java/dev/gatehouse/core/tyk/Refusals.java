// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static dev.gatehouse.core.tyk.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.access.Denial;
import dev.gatehouse.access.Denials;
import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.http.Effects;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpAnswer;
import dev.gatehouse.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Requests, refusals and rules for tests of what a client is told. Quotes in rules may be single. */
final class Refusals {
    static final ProtectedApi API =
            ProtectedApi.named("orders").requires(new AuthRequirement.Keyless()).build();
    static final HttpRequest PLAIN = HttpRequest.of("GET", "/", Headers.none());
    static final HttpRequest XML = asking("text/xml");
    static final TykErrors STANDARD = TykErrors.of(TykErrorRules.none(), false);
    static final AccessDecision.Denied MISSING = denied(Denials.CREDENTIAL_MISSING);
    static final AccessDecision.Denied UNKNOWN = denied(Denials.UNKNOWN_CREDENTIAL);

    private Refusals() {}

    static HttpRequest asking(String contentType) {
        return HttpRequest.of("GET", "/", Headers.of("Content-Type", contentType));
    }

    static AccessDecision.Denied denied(String id, String... responseLines) {
        var denial = Denials.standard().of(new Refusal(id, "detail for operators"));
        return new AccessDecision.Denied(denial, Effects.onResponse(Headers.of(responseLines)));
    }

    static AccessDecision.Denied saying(String message) {
        return new AccessDecision.Denied(new Denial("any", 400, message, ""), Effects.none());
    }

    static Map<String, List<String>> lines(HttpAnswer answer) {
        var lines = new TreeMap<String, List<String>>();
        answer.headers()
                .forEach((name, value) -> lines.put(name, answer.headers().all(name)));
        return lines;
    }

    static TykErrorRules rules(String json) {
        var reading = TykErrorRules.read(json(json));
        assertThat(reading.problems()).isEmpty();
        return reading.rules();
    }
}
