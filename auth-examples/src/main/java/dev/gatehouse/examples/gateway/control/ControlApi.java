// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import dev.gatehouse.examples.gateway.keys.KeyAdministration;
import dev.gatehouse.examples.gateway.keys.LiveQuotas;
import dev.gatehouse.examples.gateway.keys.OrganizationKeys;
import dev.gatehouse.examples.gateway.settings.Control;
import dev.gatehouse.examples.gateway.settings.GatewaySettings;
import dev.gatehouse.http.HttpAnswer;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.store.StoreFullException;
import dev.gatehouse.store.StoreUnavailableException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;

/**
 * The operator's side of the gateway, with the paths and answers of the original: keys, organizations, certificates, definitions, policies, reload, health.
 * Everything but health asks for the secret first.
 *
 * @since 0.1
 */
public final class ControlApi implements ControlEndpoint {
    private static final String SECRET_HEADER = "X-Tyk-Authorization";

    private final Control settings;
    private final Map<String, ControlPart> parts;
    private final HealthCheck health;

    private ControlApi(Control settings, Map<String, ControlPart> parts, HealthCheck health) {
        this.settings = settings;
        this.parts = parts;
        this.health = health;
    }

    /**
     * The control API of a gateway.
     *
     * @param settings what the gateway was told
     * @param gateway what it works with
     * @return the control API
     */
    public static ControlApi of(GatewaySettings settings, Operated gateway) {
        var random = new SecureRandom();
        var keys = new KeyAdministration(settings.keys(), gateway.keys(), random);
        var quotas = new LiveQuotas(gateway.policies(), gateway.stores().limits());
        Map<String, ControlPart> parts = Map.of(
                "keys", new KeysPart(keys, quotas, settings.keys()),
                "org", new OrganizationsPart(new OrganizationKeys(gateway.stores()), quotas),
                "apis", new ApisPart(gateway.apis(), new DefinitionFiles(settings.definitions(), random)),
                "certs", new CertificatesPart(gateway.certificates()),
                "policies", new PoliciesPart(gateway.policies()),
                "reload", new ReloadPart(gateway.apis(), gateway.policies()));
        var health = new HealthCheck(gateway.stores().sessions(), gateway.clock());
        return new ControlApi(settings.control(), parts, health);
    }

    @Override
    public Optional<HttpAnswer> answer(HttpRequest request) {
        if (request.path().decoded().equals("/" + settings.health())) {
            return Optional.of(health.answer(request));
        }
        return settings.secret()
                .filter(secret -> ControlCall.isFor(request))
                .map(secret -> knows(request, secret) ? route(request) : forbidden());
    }

    /** Two lines of the header could be two secrets to two readers. */
    private static boolean knows(HttpRequest request, Secret secret) {
        var lines = request.headers().all(SECRET_HEADER);
        return lines.size() == 1 && Secret.of(lines.get(0)).matches(secret);
    }

    private static HttpAnswer forbidden() {
        return ControlAnswers.error(403, "Attempted administrative access with invalid or missing key!");
    }

    private HttpAnswer route(HttpRequest request) {
        if (!ControlCall.isReadable(request)) {
            return ControlAnswers.badRequest();
        }
        return ControlCall.of(request).map(this::answered).orElseGet(ControlAnswers::noSuchPage);
    }

    private HttpAnswer answered(ControlCall call) {
        var part = parts.get(call.part());
        if (part == null) {
            return ControlAnswers.noSuchPage();
        }
        try {
            return part.answer(call.inside());
        } catch (StoreUnavailableException away) {
            return ControlAnswers.error(503, "The store of keys does not answer");
        } catch (StoreFullException full) {
            return ControlAnswers.error(507, "The store of keys is full");
        }
    }
}
