// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import dev.gatehouse.core.session.ApiLifetime;
import dev.gatehouse.core.tyk.TykApi;
import dev.gatehouse.entitlement.ApiId;
import java.util.Optional;

/** How long the definitions that are loaded want records of keys kept. */
final class LoadedLifetimes {
    private final ServedApis apis;

    LoadedLifetimes(ServedApis apis) {
        this.apis = apis;
    }

    Optional<ApiLifetime> of(ApiId api) {
        return apis.entries().stream()
                .filter(entry -> entry.apiId().equals(api.value()))
                .flatMap(entry -> entry.served().stream())
                .map(TykApi::keys)
                .findFirst();
    }
}
