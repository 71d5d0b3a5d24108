// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.definition.CredentialLocation;
import java.util.List;

/**
 * Reads API definitions of the original gateway: classic ones, and OpenAPI documents with its extension.
 *
 * @since 0.1
 */
@SuppressWarnings({"unused", "DoNotCallSuggester"})
public final class TykDefinitions {
    private TykDefinitions() {}

    /**
     * Reads a definition. What it asks for and is not supported refuses it: no API is served weaker than it was meant.
     *
     * @param json the text of the definition
     * @param settings what the gateway's configuration says
     * @return what came out; never an exception, whatever the text is
     */
    public static LoadedDefinition read(String json, TykDefinitionSettings settings) {
        throw new UnsupportedOperationException();
    }

    /**
     * Tells where an authentication method of a classic definition looks for its credential.
     *
     * @param json the text of the definition
     * @param method {@code authToken}, {@code jwt}, {@code basic}, {@code hmac}, {@code coprocess}, {@code oauth},
     *     {@code oidc} or {@code externalOAuth}
     * @return the locations in order of precedence; none if the definition switches all of them off
     * @throws IllegalArgumentException if there is no such method, or the definition cannot be read
     */
    public static List<CredentialLocation> credentialLocations(String json, String method) {
        throw new UnsupportedOperationException();
    }
}
