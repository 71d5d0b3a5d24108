// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.foreign;

import java.util.function.UnaryOperator;

/** What somebody on the way does to a signed request. */
enum Change {
    METHOD(request -> request.withMethod("PUT")),
    PATH(request -> request.withTarget(request.target().replace("/orders", "/ordres"))),
    ESCAPE_IN_THE_PATH(request -> request.withTarget(request.target().replace("%20b?", "+b?"))),
    VALUE_OF_A_PARAMETER(request -> request.withTarget(request.target().replace("=Value", "=Other"))),
    NO_QUERY(request -> request.withTarget("/orders/a%20b")),
    AUTHORITY(request -> request.changing("Host", host -> "www." + host)),
    DATE(request -> request.changing("Date", date -> date.replace("55", "56"))),
    ONE_OF_SEVERAL_LINES(request -> request.changing("X-List", line -> "two")),
    LINE_LESS(request -> request.without("X-List")),
    FIELD_LESS(request -> request.without("X-Empty")),
    MEMBER_OF_A_DICTIONARY(request -> request.changing("X-Dictionary", text -> text.replace("b=2", "b=3"))),
    DIGEST(request -> request.changing("Content-Digest", Change::otherwise)),
    COVERED_LESS(request -> request.changing("Signature-Input", input -> input.replace("\"date\" ", ""))),
    COVERED_IN_ANOTHER_ORDER(request -> request.changing(
            "Signature-Input", input -> input.replace("(\"@method\" ", "(").replace(";sf)", ";sf \"@method\")"))),
    EXPIRES_LATER(request -> request.changing("Signature-Input", input -> input.replace(";expires=1", ";expires=2"))),
    ANOTHER_TAG(request -> request.changing("Signature-Input", input -> input.replace("tag=\"a", "tag=\"b"))),
    ANOTHER_NONCE(request -> request.changing("Signature-Input", input -> input.replace("nonce=\"", "nonce=\"1"))),
    SIGNATURE(request -> request.changing("Signature", Change::otherwise));

    private final UnaryOperator<SentRequest> done;

    Change(UnaryOperator<SentRequest> done) {
        this.done = done;
    }

    private static String otherwise(String octets) {
        int at = octets.indexOf(':') + 10;
        char other = octets.charAt(at) == 'A' ? 'B' : 'A';
        return octets.substring(0, at) + other + octets.substring(at + 1);
    }

    SentRequest to(SentRequest request) {
        var changed = done.apply(request);
        if (changed.equals(request)) {
            throw new IllegalStateException(this + " changes nothing");
        }
        return changed;
    }
}
