// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.messagesignature;

import dev.gatehouse.core.authentication.messagesignature.MessageSignatureRules.Origin;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpAnswer;
import dev.gatehouse.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * What is signed: a request, or an answer to one.
 *
 * @param request the request
 * @param answer the answer; null if the request is signed
 * @param origin how clients see the server
 */
record Message(HttpRequest request, @Nullable HttpAnswer answer, Origin origin) {
    /** The value of a component; null if the message has no such part, or not exactly one. */
    @Nullable
    String value(Component component) {
        if (component.ofRequest() && answer == null) {
            return null;
        }
        boolean ofRequest = answer == null || component.ofRequest();
        if (!component.name().startsWith("@")) {
            return new FieldComponent(component).of(ofRequest ? request.headers() : headers());
        }
        if (component.name().equals("@status")) {
            return answer == null || component.ofRequest() ? null : Integer.toString(answer.status());
        }
        return ofRequest ? new TargetComponent(request, origin).of(component) : null;
    }

    Headers headers() {
        return answer == null ? request.headers() : answer.headers();
    }
}
