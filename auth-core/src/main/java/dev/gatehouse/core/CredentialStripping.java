// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core;

import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.RequestEdit;
import java.util.Set;
import java.util.stream.Collectors;

/** Which credentials of an API its backend is not to see. */
final class CredentialStripping {
    private CredentialStripping() {}

    /** The rule of an API as an edit; empty if it removes none. */
    static RequestEdit editFor(ProtectedApi api) {
        if (api.stripped().isEmpty()) {
            return RequestEdit.none();
        }
        return new RequestEdit(
                names(api, CredentialLocation.Header.class),
                names(api, CredentialLocation.Parameter.class),
                names(api, CredentialLocation.Cookie.class),
                Headers.none());
    }

    private static Set<String> names(ProtectedApi api, Class<? extends CredentialLocation> kind) {
        return api.stripped().stream()
                .filter(kind::isInstance)
                .map(CredentialLocation::name)
                .collect(Collectors.toUnmodifiableSet());
    }
}
