// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import dev.gatehouse.core.session.ApiLifetime;
import dev.gatehouse.core.tyk.TykApi;
import dev.gatehouse.entitlement.ApiId;
import java.util.List;
import java.util.Optional;

/**
 * The definitions that the gateway has loaded, as its control API sees them. Thread-safe.
 *
 * @since 0.1
 */
public interface ServedApis {
    /** {@return every definition that was read, in the order of the file names, refused ones too} */
    List<Entry> entries();

    /**
     * Tells how long an API wants records of keys kept.
     *
     * @param api the API
     * @return what it says; empty if it is not loaded
     */
    default Optional<ApiLifetime> lifetimeOf(ApiId api) {
        return entries().stream()
                .filter(entry -> entry.apiId().equals(api.value()))
                .flatMap(entry -> entry.served().stream())
                .map(TykApi::keys)
                .findFirst();
    }

    /**
     * Tells whether an API wants quotas to go on when a key is made or changed.
     *
     * @param api the API
     * @return what it says; not if it is not loaded
     */
    default boolean keepsQuotas(ApiId api) {
        return entries().stream()
                .filter(entry -> entry.apiId().equals(api.value()))
                .flatMap(entry -> entry.served().stream())
                .anyMatch(TykApi::quotasKept);
    }

    /** Reads all definitions anew. The old ones serve until all new ones are ready; returns after that. */
    void reload();

    /**
     * A definition that was read.
     *
     * @param file its file name, or the name it has in memory
     * @param json the text
     * @param apiId the API's id; empty if the text names none
     * @param served what is served; empty if the definition is refused, and its listen path answers 503
     */
    record Entry(String file, String json, String apiId, Optional<TykApi> served) {}
}
