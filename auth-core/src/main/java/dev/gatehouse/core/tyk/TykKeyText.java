// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.core.internal.json.Json;
import dev.gatehouse.core.internal.json.JsonFormatException;
import dev.gatehouse.identity.OrganizationId;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The two forms of a key: base64 of a JSON object with organization, id and hash function, or organization and id one
 * after the other.
 *
 * @since 0.1
 */
public final class TykKeyText {
    private static final int ORGANIZATION_LENGTH = 24;

    private TykKeyText() {}

    /**
     * Writes a key.
     *
     * @param organization its organization
     * @param id its id, with or without the organization in front
     * @param function name of the hash function to put into the key; empty for the form without JSON, an unknown name
     *     counts as {@code murmur64}
     * @return the key
     */
    public static String of(OrganizationId organization, String id, String function) {
        var org = organization.value();
        var own = id.startsWith(org) ? id.substring(org.length()) : id;
        if (function.isEmpty()) {
            return org + own;
        }
        var known = TykHash.named(function).orElse(TykHash.MURMUR64);
        var object = Json.newObject().put("org", org).put("id", own).put("h", known.word());
        return Base64.getEncoder().encodeToString(Json.write(object).getBytes(UTF_8));
    }

    /**
     * Reads the organization out of a key.
     *
     * @param key in either form
     * @return the organization; none if the key does not tell
     */
    public static OrganizationId organizationOf(String key) {
        var object = objectOf(key);
        if (object != null) {
            return new OrganizationId(object.path("org").asText(""));
        }
        boolean prefixed = key.length() > ORGANIZATION_LENGTH
                && key.substring(0, ORGANIZATION_LENGTH).chars().allMatch(c -> c < 0x80 && Character.digit(c, 16) >= 0);
        return prefixed ? new OrganizationId(key.substring(0, ORGANIZATION_LENGTH)) : OrganizationId.none();
    }

    /**
     * Reads the name of the hash function out of a key.
     *
     * @param key in either form
     * @return the name as it stands there; empty if the key does not tell
     */
    public static String hashFunctionOf(String key) {
        var object = objectOf(key);
        return object == null ? "" : object.path("h").asText("");
    }

    private static @Nullable ObjectNode objectOf(String key) {
        if (!key.startsWith("ey")) {
            return null;
        }
        try {
            return Json.object(new String(Base64.getDecoder().decode(key), UTF_8));
        } catch (JsonFormatException noObject) {
            return null;
        } catch (IllegalArgumentException noBase64) {
            return null;
        }
    }
}
