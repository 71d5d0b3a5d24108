// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import static dev.gatehouse.examples.gateway.control.KeyTexts.RIGHTS;
import static dev.gatehouse.examples.gateway.control.KeyTexts.session;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.session.ApiLifetime;
import dev.gatehouse.core.session.StandardKeyService;
import dev.gatehouse.core.tyk.TykSessions;
import dev.gatehouse.examples.gateway.keys.KeyAddress;
import dev.gatehouse.examples.gateway.keys.KeyAddress.Form;
import dev.gatehouse.examples.gateway.keys.KeyAdministration;
import dev.gatehouse.examples.gateway.keys.KeyOutcome.Refused;
import dev.gatehouse.examples.gateway.settings.Keys;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpAnswer;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.session.KeyService.Reason;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.store.SessionStore.Replacement;
import dev.gatehouse.store.Stores;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an operator is told if others change a key faster than the operator's change can be written. */
final class ConflictsOfKeysTest {
    private static final String KEY = "custom-key";

    private final Stores stores = InMemoryStores.create();
    private final KeyAdministration keys = keys();

    private KeyAdministration keys() {
        stores.sessions().put(new SessionId(KEY), TykSessions.read(session(RIGHTS)), null);
        var service = StandardKeyService.builder(new Stores(overtaken(), stores.replays(), stores.limits()))
                .apis(api -> Optional.of(ApiLifetime.unstated()));
        return new KeyAdministration(
                new Keys(OperatedGateway.PLAIN, false, Optional.empty()), service, new SecureRandom());
    }

    /** Whatever is to be replaced has changed by then. */
    private SessionStore overtaken() {
        return (SessionStore) Proxy.newProxyInstance(
                SessionStore.class.getClassLoader(),
                new Class<?>[] {SessionStore.class},
                (store, method, arguments) -> method.getName().equals("replaceIfUnchanged")
                        ? Replacement.CHANGED
                        : method.invoke(stores.sessions(), arguments));
    }

    private Refused updated() {
        var address = new KeyAddress(KEY, new OrganizationId("default"), Form.KEY);
        return (Refused) keys.update(address, TykSessions.read(session(RIGHTS)), true);
    }

    @Test
    void anUpdateIsRefused() {
        assertThat(updated().reason()).isEqualTo(Reason.CONFLICT);
    }

    @Test
    void anUpdateIsAnswered409() {
        assertThat(KeyRefusals.replaced(updated()).status()).isEqualTo(409);
    }

    @Test
    void theAnswerSaysThatItMayBeTriedAgain() {
        assertThat(KeyRefusals.replaced(updated()).body()).contains("\"status\":\"error\"", "try again");
    }

    @Test
    void otherPoliciesAreAnswered409() {
        assertThat(policies().status()).isEqualTo(409);
    }

    private HttpAnswer policies() {
        var request = HttpRequest.of("POST", "/tyk/keys/policy/" + KEY, Headers.none())
                .withBody(Body.of("{\"apply_policies\": []}".getBytes(UTF_8)));
        return new KeyPolicies(keys).replace(KEY, ControlCall.of(request).orElseThrow());
    }
}
