// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.messagesignature;

import dev.gatehouse.core.authentication.messagesignature.MessageSignatureRules.Origin;
import dev.gatehouse.http.HttpRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is derived from method and target of a request, RFC 9421 section 2.2. The query is parsed once. */
final class TargetComponent {
    private final HttpRequest request;
    private final Origin origin;
    private @Nullable QueryParameters parameters;

    TargetComponent(HttpRequest request, Origin origin) {
        this.request = request;
        this.origin = origin;
    }

    @Nullable
    String of(Component component) {
        return switch (component.name()) {
            case "@method" -> request.method();
            case "@target-uri" -> targetUri();
            case "@authority" -> authority();
            case "@scheme" -> scheme();
            case "@request-target" -> path() + query();
            case "@path" -> path();
            case "@query" -> "?" + request.query().raw();
            case "@query-param" -> queryParameter(component.parameters().text("name"));
            default -> null;
        };
    }

    private @Nullable String targetUri() {
        var authority = authority();
        return authority == null ? null : scheme() + "://" + authority + path() + query();
    }

    private String scheme() {
        if (!origin.scheme().isEmpty()) {
            return origin.scheme().toLowerCase(Locale.ROOT);
        }
        return request.connection().secure() ? "https" : "http";
    }

    /** In lower case, without the port that is usual for the scheme. */
    private @Nullable String authority() {
        var host = origin.authority().isEmpty() ? host() : origin.authority();
        if (host == null) {
            return null;
        }
        var lower = host.strip().toLowerCase(Locale.ROOT);
        var usual = scheme().equals("https") ? ":443" : ":80";
        return lower.endsWith(usual) ? lower.substring(0, lower.length() - usual.length()) : lower;
    }

    private @Nullable String host() {
        return request.headers().isRepeated("Host") ? null : request.headers().first("Host");
    }

    private String path() {
        var raw = request.path().raw();
        return raw.isEmpty() ? "/" : raw;
    }

    private String query() {
        return request.query().suffix();
    }

    private @Nullable String queryParameter(@Nullable String name) {
        return name == null ? null : parameters().only(name);
    }

    private QueryParameters parameters() {
        if (parameters == null) {
            parameters = new QueryParameters(request.query().raw());
        }
        return parameters;
    }
}
