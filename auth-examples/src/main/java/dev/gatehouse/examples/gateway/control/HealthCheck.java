// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import dev.gatehouse.examples.gateway.json.JsonText;
import dev.gatehouse.http.HttpAnswer;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.store.StoreUnavailableException;
import java.time.InstantSource;
import java.util.Set;

/** Tells load balancers whether requests can be decided. */
final class HealthCheck {
    private static final Set<String> METHODS = Set.of("GET", "HEAD");
    private static final SessionId NOBODY = new SessionId("health-check");

    private final SessionStore store;
    private final InstantSource clock;

    HealthCheck(SessionStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    HttpAnswer answer(HttpRequest request) {
        if (!METHODS.contains(request.method())) {
            return ControlAnswers.wrongMethod();
        }
        boolean well = storeAnswers();
        var status = well ? "pass" : "fail";
        var body = JsonText.object().put("status", status).put("version", version());
        body.put("description", "Gatehouse reference gateway");
        body.putObject("details")
                .putObject("store")
                .put("status", status)
                .put("componentType", "datastore")
                .put("time", clock.instant().toString());
        return ControlAnswers.json(well ? 200 : 503, JsonText.write(body));
    }

    private static String version() {
        var version = HealthCheck.class.getPackage().getImplementationVersion();
        return version == null ? "0.1" : version;
    }

    private boolean storeAnswers() {
        try {
            store.find(NOBODY);
            return true;
        } catch (StoreUnavailableException away) {
            return false;
        }
    }
}
