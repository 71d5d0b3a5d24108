// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.core.internal.json.Json;
import dev.gatehouse.core.internal.json.JsonFormatException;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What a key tells about itself. A key is base64 of a JSON object with organization, id and hash function, or just
 * organization and id one after the other.
 *
 * @param organization empty if the key does not tell
 * @param function as it stands in the key; empty if the key does not tell
 */
record KeyText(String organization, String function) {
    private static final KeyText SILENT = new KeyText("", "");
    private static final int LONGEST = 4096;

    /** How base64 of an object that begins with a name begins. */
    private static final String OBJECT_MARK = "ey";

    /** An organization that is the id of a document in the original's data base, with something after it. */
    private static final Pattern DOCUMENT_ID = Pattern.compile("([0-9a-fA-F]{24}).+");

    static KeyText read(String key) {
        if (key.startsWith(OBJECT_MARK)) {
            return readObject(key);
        }
        var prefixed = DOCUMENT_ID.matcher(key);
        return prefixed.matches() ? new KeyText(prefixed.group(1), "") : SILENT;
    }

    private static KeyText readObject(String key) {
        // The original insists on the padding, which Java's decoder takes or leaves.
        if (key.length() % 4 != 0 || key.length() > LONGEST) {
            return SILENT;
        }
        try {
            var object = Json.object(new String(Base64.getDecoder().decode(key), UTF_8));
            return new KeyText(text(object.path("org")), text(object.path("h")));
        } catch (JsonFormatException noObject) {
            return SILENT;
        } catch (IllegalArgumentException noBase64) {
            return SILENT;
        }
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : "";
    }

    /** Writes a key as the original does, but escapes what would break out of the JSON text. */
    static String write(String organization, String id, String function) {
        if (function.isEmpty()) {
            return organization + id;
        }
        var object = Json.newObject();
        object.put("org", organization)
                .put("id", id)
                .put("h", TykHash.of(function, TykHash.MURMUR64).word());
        return Base64.getEncoder().encodeToString(Json.write(object).getBytes(UTF_8));
    }

    /** The id alone: an organization in front of it says nothing. */
    static String idWithout(String organization, String id) {
        return id.startsWith(organization) ? id.substring(organization.length()) : id;
    }

    /** Whether a key can exist: of bounded length, and of characters that are neither controls nor lost in decoding. */
    static boolean isPossible(String key) {
        return key.length() <= LONGEST && key.chars().noneMatch(c -> Character.isISOControl(c) || c == '\uFFFD');
    }
}
