// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import dev.gatehouse.core.tyk.TykSessions;
import dev.gatehouse.examples.gateway.json.JsonText;
import dev.gatehouse.examples.gateway.keys.LiveQuotas;
import dev.gatehouse.examples.gateway.keys.OrganizationKeys;
import dev.gatehouse.http.HttpAnswer;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.session.Session;

/** {@code /tyk/org/keys}: the sessions that stand for whole organizations. */
final class OrganizationsPart implements ControlPart {
    private final OrganizationKeys organizations;
    private final LiveQuotas quotas;

    OrganizationsPart(OrganizationKeys organizations, LiveQuotas quotas) {
        this.organizations = organizations;
        this.quotas = quotas;
    }

    @Override
    public HttpAnswer answer(ControlCall call) {
        if (call.below().size() > 2 || !call.id().equals("keys")) {
            return ControlAnswers.noSuchPage();
        }
        var name = call.below().size() == 2 ? call.below().get(1) : "";
        return name.isEmpty() ? all(call) : one(new OrganizationId(name), call);
    }

    private HttpAnswer all(ControlCall call) {
        return switch (call.method()) {
            case "GET" -> list();
            case "POST", "PUT", "DELETE" -> unknown();
            default -> ControlAnswers.wrongMethod();
        };
    }

    private HttpAnswer one(OrganizationId organization, ControlCall call) {
        return switch (call.method()) {
            case "POST" -> write(organization, "added", call);
            case "PUT" -> write(organization, "modified", call);
            case "GET" -> show(organization);
            case "DELETE" -> delete(organization);
            default -> ControlAnswers.wrongMethod();
        };
    }

    private static HttpAnswer unknown() {
        return ControlAnswers.error(404, "Org not found");
    }

    private HttpAnswer list() {
        var body = JsonText.object();
        organizations.list().forEach(body.putArray("keys")::add);
        return ControlAnswers.ok(body);
    }

    private HttpAnswer show(OrganizationId organization) {
        return organizations
                .find(organization)
                .map(stored -> ControlAnswers.json(200, quotas.of(stored)))
                .orElseGet(OrganizationsPart::unknown);
    }

    private HttpAnswer write(OrganizationId organization, String action, ControlCall call) {
        var body = call.body();
        if (body.isEmpty()) {
            return ControlAnswers.error(413, "The body is too long");
        }
        Session session;
        try {
            session = TykSessions.read(TykSessions.canonical(body.get()));
        } catch (IllegalArgumentException broken) {
            return ControlAnswers.error(400, "Request malformed");
        }
        organizations.write(organization, session, call.parameter("reset_quota").equals("1"));
        return ControlAnswers.done(organization.value(), action);
    }

    private HttpAnswer delete(OrganizationId organization) {
        return organizations.delete(organization) ? ControlAnswers.done(organization.value(), "deleted") : unknown();
    }
}
