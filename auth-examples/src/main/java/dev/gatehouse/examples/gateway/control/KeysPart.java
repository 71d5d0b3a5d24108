// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import dev.gatehouse.core.tyk.TykSessions;
import dev.gatehouse.examples.gateway.json.JsonText;
import dev.gatehouse.examples.gateway.keys.KeyAddress;
import dev.gatehouse.examples.gateway.keys.KeyAddress.Form;
import dev.gatehouse.examples.gateway.keys.KeyAdministration;
import dev.gatehouse.examples.gateway.keys.KeyOutcome;
import dev.gatehouse.examples.gateway.keys.KeyOutcome.Refused;
import dev.gatehouse.examples.gateway.keys.KeyOutcome.Written;
import dev.gatehouse.examples.gateway.keys.LiveQuotas;
import dev.gatehouse.examples.gateway.settings.Keys;
import dev.gatehouse.http.HttpAnswer;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.session.Session;
import java.util.function.Function;

/** {@code /tyk/keys}. */
final class KeysPart implements ControlPart {
    private final KeyAdministration keys;
    private final KeyPolicies policies;
    private final LiveQuotas quotas;
    private final Keys settings;

    KeysPart(KeyAdministration keys, LiveQuotas quotas, Keys settings) {
        this.keys = keys;
        this.quotas = quotas;
        this.policies = new KeyPolicies(keys);
        this.settings = settings;
    }

    @Override
    public HttpAnswer answer(ControlCall call) {
        if (call.below().size() > 1) {
            return deeper(call);
        }
        // Only for this method are these words no ids.
        if (call.is("POST", "create")) {
            return create(call);
        }
        if (call.is("POST", "preview")) {
            return preview(call);
        }
        return switch (call.method()) {
            case "POST" -> add(call);
            case "PUT" -> update(call);
            case "GET" -> call.id().isEmpty() ? list(call) : show(call);
            case "DELETE" -> delete(call);
            default -> ControlAnswers.wrongMethod();
        };
    }

    private HttpAnswer deeper(ControlCall call) {
        if (call.below().size() > 2 || !call.id().equals("policy")) {
            return ControlAnswers.noSuchPage();
        }
        return call.method().equals("POST")
                ? policies.replace(call.below().get(1), call)
                : ControlAnswers.wrongMethod();
    }

    private HttpAnswer create(ControlCall call) {
        var unreadable = ControlAnswers.error(500, "Unmarshalling failed");
        return withSession(call, unreadable, session -> written(keys.mint(session), "added", KeyRefusals::created));
    }

    private HttpAnswer preview(ControlCall call) {
        var unreadable = ControlAnswers.error(500, "Unmarshalling failed");
        return withSession(
                call,
                unreadable,
                session -> keys.preview(session)
                        .map(refused -> ControlAnswers.error(500, refused.detail()))
                        .orElseGet(() -> ControlAnswers.json(200, TykSessions.write(session))));
    }

    private HttpAnswer add(ControlCall call) {
        return withSession(
                call, malformed(), session -> written(keys.add(call.id(), session), "added", KeyRefusals::replaced));
    }

    private HttpAnswer update(ControlCall call) {
        if (askedByHashInVain(call)) {
            return hashingIsOff();
        }
        boolean quiet = call.parameter("suppress_reset").equals("1");
        return withSession(call, malformed(), session -> {
            var address = new KeyAddress(call.id(), session.organization(), form(call));
            return written(keys.update(address, session, quiet), "modified", KeyRefusals::replaced);
        });
    }

    private static HttpAnswer malformed() {
        return ControlAnswers.error(400, "Request malformed");
    }

    private static HttpAnswer withSession(
            ControlCall call, HttpAnswer unreadable, Function<Session, HttpAnswer> answer) {
        var body = call.body();
        if (body.isEmpty()) {
            return ControlAnswers.error(413, "The body is too long");
        }
        Session session;
        try {
            session = TykSessions.read(TykSessions.canonical(body.get()));
        } catch (IllegalArgumentException broken) {
            return unreadable;
        }
        return answer.apply(session);
    }

    private static HttpAnswer written(KeyOutcome outcome, String action, Function<Refused, HttpAnswer> refusal) {
        if (outcome instanceof Written key) {
            var body =
                    JsonText.object().put("key", key.key()).put("status", "ok").put("action", action);
            key.hash().ifPresent(hash -> body.put("key_hash", hash));
            return ControlAnswers.ok(body);
        }
        return outcome instanceof Refused refused
                ? refusal.apply(refused)
                : ControlAnswers.error(404, "Key is not found");
    }

    private HttpAnswer show(ControlCall call) {
        if (askedByHashInVain(call)) {
            return hashingIsOff();
        }
        return keys.stored(address(call))
                .map(stored -> ControlAnswers.json(200, quotas.of(stored)))
                .orElseGet(() -> ControlAnswers.error(404, "Key not found"));
    }

    private HttpAnswer list(ControlCall call) {
        boolean hashed = settings.naming().hashKeys();
        if (hashed && !settings.records().hashesListed()) {
            return ControlAnswers.error(404, "Hashed key listing is disabled in config (enable_hashed_keys_listing)");
        }
        var filter = call.parameter("filter");
        if (!hashed && filter.isEmpty() && !call.parameter("api_id").isEmpty()) {
            return ControlAnswers.error(400, "api_id needs a filter");
        }
        var body = JsonText.object();
        keys.list(filter).forEach(body.putArray("keys")::add);
        return ControlAnswers.ok(body);
    }

    private HttpAnswer delete(ControlCall call) {
        if (askedByHashInVain(call)) {
            return hashingIsOff();
        }
        var deleted = keys.delete(address(call));
        if (deleted.isEmpty()) {
            return ControlAnswers.error(404, "There is no such key found");
        }
        boolean everywhere = call.parameter("api_id").equals("-1");
        return everywhere ? ControlAnswers.json(200, "null") : ControlAnswers.done(deleted.get(), "deleted");
    }

    private static KeyAddress address(ControlCall call) {
        return new KeyAddress(call.id(), new OrganizationId(call.parameter("org_id")), form(call));
    }

    private static Form form(ControlCall call) {
        if (!call.parameter("hashed").isEmpty()) {
            return Form.HASH;
        }
        return call.parameter("username").equals("true") ? Form.USERNAME : Form.KEY;
    }

    private boolean askedByHashInVain(ControlCall call) {
        return form(call) == Form.HASH && !settings.naming().hashKeys();
    }

    private static HttpAnswer hashingIsOff() {
        return ControlAnswers.error(400, "Key requested by hash but key hashing is not enabled");
    }
}
