// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import dev.gatehouse.core.tyk.TykKeys;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.secret.Secret;

/** What operators send and get where keys are concerned. */
final class KeyTexts {
    /** The whole text of the key with the id {@code custom-key}. */
    static final String CUSTOM_KEY = "eyJvcmciOiJkZWZhdWx0IiwiaWQiOiJjdXN0b20ta2V5IiwiaCI6Im11cm11cjY0In0=";

    static final String RIGHTS = "\"access_rights\": {\"test\": {\"api_id\": \"test\", \"versions\": [\"Default\"]}}";

    private KeyTexts() {}

    static String session(String members) {
        return "{\"org_id\": \"default\"" + (members.isEmpty() ? "" : ", " + members) + "}";
    }

    /** The whole text of a key with an id of its own. */
    static String token(String id) {
        return TykKeys.of(OperatedGateway.PLAIN)
                .custom(new OrganizationId("default"), Secret.of(id))
                .key()
                .reveal();
    }

    static String written(String key, String action) {
        return "{\"key\":\"" + key + "\",\"status\":\"ok\",\"action\":\"" + action + "\"}\n";
    }
}
