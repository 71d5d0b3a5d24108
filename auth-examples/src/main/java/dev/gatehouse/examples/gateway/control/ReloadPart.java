// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import dev.gatehouse.examples.gateway.json.JsonText;
import dev.gatehouse.examples.gateway.policies.PolicyCatalogue;
import dev.gatehouse.http.HttpAnswer;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /tyk/reload} and {@code /tyk/reload/group}. The answer comes when the new definitions and policies serve, with or without
 * {@code block=true}: there is one gateway in the group, and nothing to wait for besides.
 */
final class ReloadPart implements ControlPart {
    private static final Logger LOG = LoggerFactory.getLogger(ReloadPart.class);
    private static final List<List<String>> PATHS = List.of(List.of(), List.of("group"));

    private final ServedApis apis;
    private final PolicyCatalogue policies;

    ReloadPart(ServedApis apis, PolicyCatalogue policies) {
        this.apis = apis;
        this.policies = policies;
    }

    @Override
    public HttpAnswer answer(ControlCall call) {
        if (!PATHS.contains(call.below())) {
            return ControlAnswers.noSuchPage();
        }
        if (!call.method().equals("GET")) {
            return ControlAnswers.wrongMethod();
        }
        try {
            policies.reload();
        } catch (IllegalStateException unreadable) {
            LOG.error("policies and definitions stay as they were", unreadable);
            return ControlAnswers.error(500, "The policies cannot be read");
        }
        try {
            apis.reload();
        } catch (IllegalStateException unlisted) {
            LOG.error("the definitions stay as they were", unlisted);
            return ControlAnswers.error(500, "The definitions cannot be read");
        }
        return ControlAnswers.ok(JsonText.object().put("status", "ok").put("message", ""));
    }
}
