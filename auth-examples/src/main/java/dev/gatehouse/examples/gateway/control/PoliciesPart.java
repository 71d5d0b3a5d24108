// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.examples.gateway.json.JsonText;
import dev.gatehouse.examples.gateway.policies.LoadedPolicy;
import dev.gatehouse.examples.gateway.policies.PolicyDirectory;
import dev.gatehouse.examples.gateway.policies.ServedPolicies;
import dev.gatehouse.http.HttpAnswer;
import dev.gatehouse.policy.Policy;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /tyk/policies}. What is written here counts from the next decision on. */
final class PoliciesPart implements ControlPart {
    private static final Logger LOG = LoggerFactory.getLogger(PoliciesPart.class);

    private final ServedPolicies policies;

    PoliciesPart(ServedPolicies policies) {
        this.policies = policies;
    }

    @Override
    public HttpAnswer answer(ControlCall call) {
        if (call.below().size() > 1) {
            return ControlAnswers.noSuchPage();
        }
        try {
            return switch (call.method()) {
                case "GET" -> call.id().isEmpty() ? list() : show(call.id());
                case "POST" -> written(call);
                case "PUT" -> call.id().isEmpty() ? idMissing("update") : written(call);
                case "DELETE" -> call.id().isEmpty() ? idMissing("delete") : delete(call.id());
                default -> ControlAnswers.wrongMethod();
            };
        } catch (UncheckedIOException | IllegalStateException failed) {
            LOG.error("a policy cannot be written", failed);
            return ControlAnswers.error(500, "Unable to access policy storage.");
        }
    }

    private static HttpAnswer idMissing(String purpose) {
        return ControlAnswers.error(400, "Must specify an apiID to " + purpose);
    }

    private HttpAnswer list() {
        var texts = policies.all().stream().map(LoadedPolicy::json);
        return ControlAnswers.json(200, texts.collect(Collectors.joining(",", "[", "]")));
    }

    private HttpAnswer show(String id) {
        return loaded(id)
                .map(policy -> ControlAnswers.json(200, policy.json()))
                .orElseGet(() -> ControlAnswers.error(404, "Policy not found"));
    }

    /** Tenants may use one id; of two the one that was read last is shown, as in the original. */
    private Optional<LoadedPolicy> loaded(String id) {
        return named(id).reduce((first, second) -> second);
    }

    private Stream<LoadedPolicy> named(String id) {
        return policies.all().stream()
                .filter(policy -> policy.policy().id().value().equals(id));
    }

    private HttpAnswer written(ControlCall call) {
        var body = call.body();
        if (body.isEmpty()) {
            return ControlAnswers.error(413, "The body is too long");
        }
        ObjectNode policy;
        try {
            policy = JsonText.readObject(body.get());
        } catch (IllegalArgumentException broken) {
            return ControlAnswers.error(400, "Request malformed");
        }
        return written(policy, call);
    }

    private HttpAnswer written(ObjectNode policy, ControlCall call) {
        var id = policy.path("id").asText("");
        boolean update = call.method().equals("PUT");
        if (update && !id.equals(call.id())) {
            return ControlAnswers.error(
                    400, "Request ID does not match that in policy! For Update operations these must match.");
        }
        if (id.isEmpty()) {
            return ControlAnswers.error(400, "Unable to create policy without id.");
        }
        if (!PolicyDirectory.isId(id)) {
            return ControlAnswers.error(400, "Invalid Policy ID: Allowed characters: a-z, A-Z, 0-9, ., _, -, ~");
        }
        return write(id, JsonText.write(policy), update ? "modified" : "added");
    }

    private HttpAnswer write(String id, String json, String action) {
        var policy = policies.understood(json);
        if (policy.isEmpty()) {
            return ControlAnswers.error(400, "Request malformed");
        }
        var directory = policies.directory();
        if (directory.isEmpty()) {
            return readOnly();
        }
        var file = fileOf(policy.get());
        if (file.isEmpty()) {
            return ControlAnswers.error(409, "Another policy has this id or its file");
        }
        directory.get().write(file.get(), json);
        policies.reload();
        return ControlAnswers.done(id, action);
    }

    /** The file that it has, or a new one; empty if that would take away the policy of another tenant or id. */
    private Optional<String> fileOf(Policy policy) {
        var id = policy.id().value();
        var present = named(id).filter(other -> isSame(other, policy)).findFirst();
        if (present.isPresent()) {
            return present.map(LoadedPolicy::source);
        }
        var file = PolicyDirectory.fileOf(id);
        boolean taken = named(id).findAny().isPresent()
                || policies.all().stream().anyMatch(other -> other.source().equals(file));
        return taken ? Optional.empty() : Optional.of(file);
    }

    private static boolean isSame(LoadedPolicy loaded, Policy policy) {
        return loaded.policy().organization().equals(policy.organization());
    }

    private static HttpAnswer readOnly() {
        return ControlAnswers.error(400, "The policies of this gateway are not kept in a directory");
    }

    private HttpAnswer delete(String id) {
        var directory = policies.directory();
        if (directory.isEmpty()) {
            return readOnly();
        }
        if (named(id).count() > 1) {
            return ControlAnswers.error(409, "Several organizations have a policy with this id");
        }
        boolean deleted = loaded(id)
                .map(policy -> directory.get().delete(policy.source()))
                .orElse(false);
        if (!deleted) {
            return ControlAnswers.error(500, "Delete failed");
        }
        policies.reload();
        return ControlAnswers.done(id, "deleted");
    }
}
