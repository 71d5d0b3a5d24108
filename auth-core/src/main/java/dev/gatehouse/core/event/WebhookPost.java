// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.event;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One attempt to post a body. Blocks for the time that is set, at the most. */
final class WebhookPost {
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int TOO_MANY = 429;
    private static final int SERVER_FAILURE = 500;
    private static final int REDIRECTION = 300;

    private final HttpRequest.Builder template;
    private final @Nullable WebhookSignature signature;
    private final Duration timeout;
    private final HttpClient client;

    WebhookPost(URI target, Map<String, String> headers, @Nullable WebhookSignature signature, Duration timeout) {
        this.template = HttpRequest.newBuilder(target)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Gatehouse");
        headers.forEach(template::setHeader);
        this.signature = signature;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    /** What became of an attempt. */
    enum Outcome {
        /** The receiver took it. */
        TAKEN,
        /** It may take it later. */
        FAILED,
        /** It will never take it. */
        REFUSED
    }

    static URI requireTarget(URI target) {
        var scheme = target.getScheme();
        if (scheme == null || !SCHEMES.contains(scheme) || target.getHost() == null) {
            throw new IllegalArgumentException("the target must be a URL with http or https and a host");
        }
        if (target.getUserInfo() != null) {
            throw new IllegalArgumentException("the target must hold no user: set a header instead");
        }
        return target;
    }

    static void requireHeader(String name, String value) {
        try {
            HttpRequest.newBuilder().header(name, value);
        } catch (IllegalArgumentException impossible) {
            // Its own message would quote the value.
            throw new IllegalArgumentException("no request can have this header line: " + name);
        }
    }

    Duration timeout() {
        return timeout;
    }

    Outcome send(String body) throws InterruptedException {
        var request = template.copy().POST(BodyPublishers.ofString(body));
        if (signature != null) {
            request.setHeader("Gatehouse-Signature", signature.of(body));
        }
        // A deadline of the request itself would end with the head of the answer, and a body can be endless.
        var answer = client.sendAsync(request.build(), BodyHandlers.discarding());
        try {
            return outcome(answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS).statusCode());
        } catch (ExecutionException | TimeoutException failure) {
            return Outcome.FAILED;
        } finally {
            answer.cancel(true);
        }
    }

    private static Outcome outcome(int status) {
        if (status < REDIRECTION) {
            return Outcome.TAKEN;
        }
        return status == TOO_MANY || status >= SERVER_FAILURE ? Outcome.FAILED : Outcome.REFUSED;
    }
}
