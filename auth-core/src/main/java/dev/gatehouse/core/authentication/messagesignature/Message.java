// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.messagesignature;

import dev.gatehouse.core.authentication.messagesignature.MessageSignatureRules.Origin;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpAnswer;
import dev.gatehouse.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * What is signed: a request, or an answer to one. Whatever is read of it is read once, for clients choose how many
 * components are made of it. Not thread-safe.
 */
final class Message {
    private final HttpRequest request;
    private final @Nullable HttpAnswer answer;
    private final TargetComponent target;
    private final Fields requestFields;
    private final Fields fields;

    /**
     * What is signed.
     *
     * @param request the request
     * @param answer the answer; null if the request is signed
     * @param origin how clients see the server
     */
    Message(HttpRequest request, @Nullable HttpAnswer answer, Origin origin) {
        this.request = request;
        this.answer = answer;
        this.target = new TargetComponent(request, origin);
        this.requestFields = new Fields(request.headers());
        this.fields = answer == null ? requestFields : new Fields(answer.headers());
    }

    HttpRequest request() {
        return request;
    }

    @Nullable
    HttpAnswer answer() {
        return answer;
    }

    /** The value of a component; null if the message has no such part, or not exactly one. */
    @Nullable
    String value(Component component) {
        if (component.ofRequest() && answer == null) {
            return null;
        }
        boolean ofRequest = answer == null || component.ofRequest();
        if (!component.name().startsWith("@")) {
            return new FieldComponent(component).of(ofRequest ? requestFields : fields);
        }
        if (component.name().equals("@status")) {
            return answer == null || component.ofRequest() ? null : Integer.toString(answer.status());
        }
        return ofRequest ? target.of(component) : null;
    }

    Headers headers() {
        return answer == null ? request.headers() : answer.headers();
    }
}
