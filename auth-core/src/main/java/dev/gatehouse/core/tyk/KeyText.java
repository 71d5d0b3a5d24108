// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.core.internal.json.Json;
import dev.gatehouse.core.internal.json.JsonFormatException;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.secret.Secret;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A key as it is written, and what it tells about itself. A key is base64 of a JSON object with organization, id and hash
 * function, or just organization and id one after the other. Works on bytes, for each request brings a key and a text of
 * it would be one more copy.
 */
final class KeyText {
    private static final byte[] NOTHING = {};

    /** Length of an organization that is the id of a document in the original's data base. */
    private static final int DOCUMENT_ID = 24;

    private final byte[] key;
    private final byte[] said;
    private final int organization;
    private final int organizationEnd;
    private final String function;

    /**
     * A key.
     *
     * @param said holds the organization
     * @param organization where it begins
     * @param organizationEnd where it ends
     * @param function name of the hash function
     */
    KeyText(byte[] key, byte[] said, int organization, int organizationEnd, String function) {
        this.key = key;
        this.said = said;
        this.organization = organization;
        this.organizationEnd = organizationEnd;
        this.function = function;
    }

    static KeyText read(Secret key) {
        return read(key.bytes());
    }

    private static KeyText read(byte[] key) {
        if (looksEncoded(key)) {
            return readEncoded(key);
        }
        return beginsWithDocument(key) ? new KeyText(key, key, 0, DOCUMENT_ID, "") : silent(key);
    }

    private static KeyText silent(byte[] key) {
        return new KeyText(key, NOTHING, 0, 0, "");
    }

    /** How base64 of an object that begins with a name begins. */
    private static boolean looksEncoded(byte[] key) {
        return key.length >= 2 && key[0] == 'e' && key[1] == 'y';
    }

    private static boolean beginsWithDocument(byte[] key) {
        if (key.length <= DOCUMENT_ID) {
            return false;
        }
        for (int i = 0; i < DOCUMENT_ID; i++) {
            if (Character.digit(key[i], 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private static KeyText readEncoded(byte[] key) {
        // The original insists on the padding, which Java's decoder takes or leaves.
        if (key.length % 4 != 0) {
            return silent(key);
        }
        try {
            var json = Base64.getDecoder().decode(key);
            var usual = KeyJson.read(key, json);
            return usual == null ? readOther(key, json) : usual;
        } catch (IllegalArgumentException noBase64) {
            return silent(key);
        }
    }

    /** A key with escapes, or that another program has made: rare, so that its cost does not matter. */
    private static KeyText readOther(byte[] key, byte[] json) {
        try {
            var object = Json.object(new String(json, UTF_8));
            var organization = text(object.path("org")).getBytes(UTF_8);
            return new KeyText(key, organization, 0, organization.length, text(object.path("h")));
        } catch (JsonFormatException noObject) {
            return silent(key);
        }
    }

    /** The id in a key that is made of organization, id and function. */
    static Optional<Secret> idIn(Secret key) {
        try {
            var json = Base64.getDecoder().decode(key.bytes());
            var id = text(Json.object(new String(json, UTF_8)).path("id"));
            return id.isEmpty() ? Optional.empty() : Optional.of(Secret.of(id));
        } catch (IllegalArgumentException noKeyOfThisForm) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : "";
    }

    /** Writes a key as the original does, but escapes what would break out of the JSON text. */
    static KeyText write(byte[] organization, byte[] id, String function) {
        if (function.isEmpty()) {
            return read(KeyJson.join(organization, id));
        }
        // Not read again: this form says what it is made of.
        var hash = TykHash.configured(function);
        var json = KeyJson.write(organization, id, hash);
        var key = Base64.getEncoder().encode(json == null ? escaped(organization, id, hash.word()) : json);
        return new KeyText(key, organization, 0, organization.length, hash.word());
    }

    private static byte[] escaped(byte[] organization, byte[] id, String function) {
        var object = Json.newObject();
        object.put("org", new String(organization, UTF_8))
                .put("id", new String(id, UTF_8))
                .put("h", function);
        return Json.write(object).getBytes(UTF_8);
    }

    /** The organization; none if the key does not tell. */
    OrganizationId organization() {
        return new OrganizationId(new String(said, organization, organizationEnd - organization, UTF_8));
    }

    boolean names(OrganizationId other) {
        return KeyJson.spells(said, organization, organizationEnd, other.value());
    }

    /** Name of the hash function as it stands in the key; empty if the key does not tell. */
    String function() {
        return function;
    }

    /** The id alone, for a key that is one: an organization in front of it says nothing. */
    static byte[] idWithout(byte[] owner, byte[] id) {
        boolean inFront = id.length >= owner.length && Arrays.equals(id, 0, owner.length, owner, 0, owner.length);
        return inFront && owner.length > 0 ? Arrays.copyOfRange(id, owner.length, id.length) : id;
    }

    /** Whether a key can exist: of characters that are neither controls nor lost in decoding. */
    boolean isPossible() {
        boolean ascii = true;
        for (var letter : key) {
            ascii &= letter >= ' ' && letter < 0x7f;
        }
        return ascii || text().chars().noneMatch(c -> Character.isISOControl(c) || c == '\uFFFD');
    }

    boolean isSameKeyAs(KeyText other) {
        return Arrays.equals(key, other.key);
    }

    byte[] bytes() {
        return key;
    }

    String text() {
        return new String(key, UTF_8);
    }

    Secret secret() {
        return Secret.of(key);
    }
}
