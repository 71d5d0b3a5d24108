// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.internal.template;

import dev.gatehouse.http.HttpRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What a request has under the names of variables: {@code path}, {@code remote_addr}, {@code token}, and behind their
 * prefixes {@code headers_}, {@code cookies_} and {@code request_data_} its headers with underscores for hyphens, its
 * cookies and its query parameters.
 *
 * @since 0.1
 */
public final class RequestVariables {
    private static final RequestVariables NONE = new RequestVariables(null, "");
    private static final String HEADERS = "headers_";
    private static final String COOKIES = "cookies_";
    private static final String PARAMETERS = "request_data_";

    private final @Nullable HttpRequest request;
    private final String token;

    private RequestVariables(@Nullable HttpRequest request, String token) {
        this.request = request;
        this.token = token;
    }

    /** {@return variables without values} */
    public static RequestVariables none() {
        return NONE;
    }

    /**
     * Variables of a request.
     *
     * @param request the request
     * @param token that was presented with it
     * @return its variables
     */
    public static RequestVariables of(HttpRequest request, String token) {
        return new RequestVariables(request, token);
    }

    /**
     * Finds the value of a variable.
     *
     * @param name of the variable
     * @return its value; empty if it has none
     */
    public String value(String name) {
        return request == null ? "" : Objects.requireNonNullElse(value(request, name), "");
    }

    private @Nullable String value(HttpRequest from, String name) {
        if (name.startsWith(HEADERS)) {
            return header(from, name.substring(HEADERS.length())).orElse("");
        }
        if (name.startsWith(COOKIES)) {
            return from.cookie(name.substring(COOKIES.length()));
        }
        if (name.startsWith(PARAMETERS)) {
            return from.query().first(name.substring(PARAMETERS.length()));
        }
        return switch (name) {
            case "path" -> from.path().decoded();
            case "remote_addr" -> from.connection().remoteAddress();
            case "token" -> token;
            default -> "";
        };
    }

    private static Optional<String> header(HttpRequest from, String name) {
        var found = new AtomicReference<@Nullable String>();
        from.headers().forEach((header, value) -> {
            if (header.replace('-', '_').equalsIgnoreCase(name)) {
                found.compareAndSet(null, value);
            }
        });
        return Optional.ofNullable(found.get());
    }
}
