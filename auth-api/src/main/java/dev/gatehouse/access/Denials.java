// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.access;

import dev.gatehouse.explanation.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of everything a client can be refused with: id, status, public text. Immutable; every entry can be
 * replaced by id.
 *
 * @since 0.1
 */
public final class Denials {
    /** The request cannot be read. */
    public static final String MALFORMED_REQUEST = "request.malformed";
    /** A credential header came more than once, so that two readers may see two credentials. */
    public static final String REPEATED_CREDENTIAL = "request.repeated_credential";
    /** The version asked for does not exist. */
    public static final String UNKNOWN_VERSION = "version.unknown";
    /** The version asked for is not served any more. */
    public static final String EXPIRED_VERSION = "version.expired";
    /** The request can be read as one for another version. */
    public static final String AMBIGUOUS_VERSION = "version.ambiguous";
    /** No credential was sent. */
    public static final String CREDENTIAL_MISSING = "auth.auth_field_missing";
    /** The credential is unknown. */
    public static final String UNKNOWN_CREDENTIAL = "auth.key_not_found";
    /** The credential is not valid. */
    public static final String INVALID_CREDENTIAL = "auth.key_is_invalid";
    /** The credential is not signed, or not by who may use it. */
    public static final String INVALID_TOKEN_SIGNATURE = "auth.signature_invalid";
    /** The client certificate is unknown. */
    public static final String UNKNOWN_CERTIFICATE = "auth.cert_not_found";
    /** The client certificate is not the one that the credential is bound to. */
    public static final String OTHER_CERTIFICATE = "auth.cert_mismatch";
    /** A client certificate is needed and was not sent. */
    public static final String CERTIFICATE_MISSING = "auth.cert_required";
    /** The client certificate is past its end. */
    public static final String EXPIRED_CERTIFICATE = "auth.cert_expired";
    /** No access token was sent. */
    public static final String ACCESS_TOKEN_MISSING = "oauth.auth_field_missing";
    /** What stands in the place of an access token is none. */
    public static final String ACCESS_TOKEN_MALFORMED = "oauth.auth_field_malformed";
    /** The access token is unknown. */
    public static final String UNKNOWN_ACCESS_TOKEN = "oauth.key_not_found";
    /** The client that the access token was made for does not exist any more. */
    public static final String CLIENT_DELETED = "oauth.client_deleted";
    /** No user name and password were sent. */
    public static final String USER_MISSING = "basic.missing";
    /** What stands in the place of user name and password is not two words. */
    public static final String USER_MALFORMED = "basic.malformed";
    /** User name and password are not base64. */
    public static final String USER_ENCODING = "basic.encoding";
    /** User name and password are not divided by a colon. */
    public static final String USER_VALUES = "basic.values";
    /** The body holds no user name. */
    public static final String BODY_USER_MISSING = "basic.body_user_missing";
    /** The expression that finds the user name has no group for it. */
    public static final String BODY_USER_UNGROUPED = "basic.body_user_ungrouped";
    /** The body holds no password. */
    public static final String BODY_PASSWORD_MISSING = "basic.body_password_missing";
    /** The expression that finds the password has no group for it. */
    public static final String BODY_PASSWORD_UNGROUPED = "basic.body_password_ungrouped";
    /** The body is too long to look for a user in it. */
    public static final String BODY_TOO_LONG = "basic.body_too_long";
    /** So many passwords are being checked that this one would have to wait too long. */
    public static final String PASSWORDS_BUSY = "basic.busy";
    /** The user is unknown, or the password is wrong. */
    public static final String USER_REFUSED = "basic.refused";
    /** There is no signature, or none that is genuine and good now. */
    public static final String INVALID_SIGNATURE = "signature.invalid";
    /** What signatures of the key are verified with is not there. */
    public static final String SIGNATURE_CERTIFICATE_MISSING = "signature.certificate_missing";
    /** What signatures of the key are verified with is of another kind. */
    public static final String SIGNATURE_CERTIFICATE_UNFIT = "signature.certificate_unfit";
    /** Requests to the backend are to be signed, and nobody said how. */
    public static final String SIGNING_INCOMPLETE = "signing.incomplete";
    /** Requests to the backend are to be signed by an algorithm that is not accepted. */
    public static final String SIGNING_ALGORITHM = "signing.algorithm";
    /** Requests to the backend are to be signed by a key of another kind. */
    public static final String SIGNING_CERTIFICATE_UNFIT = "signing.certificate_unfit";
    /** There is no message signature, or none that is genuine and good now. */
    public static final String INVALID_MESSAGE_SIGNATURE = "message_signature.invalid";
    /** A method of the host's own failed, or did not answer in time. */
    public static final String CUSTOM_FAILED = "custom.failed";
    /** A method of the host's own refused, or said nothing with which a request could be ruled. */
    public static final String CUSTOM_REFUSED = "custom.refused";
    /** The request holds nothing by which a caller is recognized. */
    public static final String IDENTITY_MISSING = "custom.identity_missing";
    /** A hook failed, or did not answer in time. */
    public static final String HOOK_FAILED = "hook.failed";
    /** A hook refused. */
    public static final String HOOK_REFUSED = "hook.refused";
    /** The session was switched off. */
    public static final String INACTIVE = "session.inactive";
    /** The session is past its end. */
    public static final String EXPIRED = "session.expired";
    /** The session has no right to the API or its version. */
    public static final String API_NOT_GRANTED = "rights.api";
    /** The session has no right to the path or method. */
    public static final String PATH_NOT_GRANTED = "rights.path";
    /** The session has made as many requests as it may at present. */
    public static final String SESSION_RATE = "limit.session_rate";
    /** The session has made as many requests as it may until a renewal. */
    public static final String SESSION_QUOTA = "limit.session_quota";
    /** As many requests were made to the API, or to these paths of it, as may be at present. */
    public static final String API_RATE = "limit.api_rate";
    /** The organization has made as many requests as it may at present. */
    public static final String ORGANIZATION_RATE = "limit.organization_rate";
    /** The organization has made as many requests as it may until a renewal. */
    public static final String ORGANIZATION_QUOTA = "limit.organization_quota";
    /** The organization was switched off. */
    public static final String ORGANIZATION_INACTIVE = "organization.inactive";
    /** A limit cannot be counted in the way that the API counts. */
    public static final String UNCOUNTABLE_LIMIT = "limit.uncountable";
    /** A store does not answer. */
    public static final String STORE_UNAVAILABLE = "store.unavailable";
    /** Something failed that should not; refused, never opened. */
    public static final String INTERNAL = "internal";

    private static final String NOT_ALLOWED = "Access to this API has been disallowed";
    private static final String ASK_ADMINISTRATOR = " has been exceeded, please contact your API administrator";
    private static final Denials STANDARD = new Denials(standardEntries());

    private final Map<String, Denial> entries;

    private Denials(Map<String, Denial> entries) {
        this.entries = Map.copyOf(entries);
    }

    /** {@return the catalogue as it comes} */
    public static Denials standard() {
        return STANDARD;
    }

    private static Map<String, Denial> standardEntries() {
        var entries = new HashMap<String, Denial>();
        add(entries, MALFORMED_REQUEST, 400, "Request malformed");
        add(entries, REPEATED_CREDENTIAL, 400, "Authorization field repeated");
        add(entries, UNKNOWN_VERSION, 403, "This API version does not seem to exist");
        add(entries, AMBIGUOUS_VERSION, 400, "API version is ambiguous");
        add(
                entries,
                EXPIRED_VERSION,
                403,
                "Api Version has expired, please check documentation or contact administrator");
        addToken(entries);
        add(entries, UNKNOWN_CERTIFICATE, 403, NOT_ALLOWED);
        add(entries, OTHER_CERTIFICATE, 401, NOT_ALLOWED);
        add(entries, CERTIFICATE_MISSING, 401, "Client certificate required");
        add(entries, EXPIRED_CERTIFICATE, 403, "Certificate has expired");
        add(entries, ACCESS_TOKEN_MISSING, 400, "Authorization field missing");
        add(entries, ACCESS_TOKEN_MALFORMED, 400, "Bearer token malformed");
        add(entries, UNKNOWN_ACCESS_TOKEN, 403, "Key not authorised");
        add(entries, CLIENT_DELETED, 403, "Key not authorised. OAuth client access was revoked");
        addBasic(entries);
        add(entries, INVALID_SIGNATURE, 400, "Authorization field missing, malformed or invalid");
        add(entries, SIGNATURE_CERTIFICATE_MISSING, 500, "Certificate not found");
        add(entries, SIGNATURE_CERTIFICATE_UNFIT, 500, "Certificate doesn't contain RSA Public key");
        add(entries, SIGNING_INCOMPLETE, 500, "Fields required for signing the request are missing");
        add(entries, SIGNING_ALGORITHM, 500, "Request signing algorithm is not supported");
        add(entries, SIGNING_CERTIFICATE_UNFIT, 500, "Certificate does not contain RSA private key");
        add(entries, INVALID_MESSAGE_SIGNATURE, 401, "Message signature missing or invalid");
        addCustom(entries);
        add(entries, INACTIVE, 403, "Key is inactive, please renew");
        add(entries, EXPIRED, 401, "Key has expired, please renew");
        add(entries, API_NOT_GRANTED, 403, NOT_ALLOWED);
        add(entries, PATH_NOT_GRANTED, 403, "Access to this resource has been disallowed");
        addLimits(entries);
        add(entries, STORE_UNAVAILABLE, 503, "Service temporarily unavailable");
        add(entries, INTERNAL, 500, "Internal server error");
        return entries;
    }

    private static void addCustom(Map<String, Denial> entries) {
        add(entries, CUSTOM_FAILED, 403, "Key not authorised");
        add(entries, CUSTOM_REFUSED, 403, "Forbidden");
        add(entries, IDENTITY_MISSING, 400, "Authorization field missing");
        add(entries, HOOK_FAILED, 500, "Middleware error");
        add(entries, HOOK_REFUSED, 403, "Forbidden");
    }

    private static void addLimits(Map<String, Denial> entries) {
        add(entries, SESSION_RATE, 429, "Rate Limit Exceeded");
        add(entries, SESSION_QUOTA, 403, "Quota exceeded");
        add(entries, API_RATE, 429, "API Rate Limit Exceeded");
        add(entries, ORGANIZATION_RATE, 403, "This organisation rate limit" + ASK_ADMINISTRATOR);
        add(entries, ORGANIZATION_QUOTA, 403, "This organisation quota" + ASK_ADMINISTRATOR);
        add(
                entries,
                ORGANIZATION_INACTIVE,
                403,
                "this organisation access has been disabled, please contact your API administrator");
        add(entries, UNCOUNTABLE_LIMIT, 500, "Internal server error");
    }

    private static void addToken(Map<String, Denial> entries) {
        add(entries, CREDENTIAL_MISSING, 401, "Authorization field missing");
        add(entries, UNKNOWN_CREDENTIAL, 403, NOT_ALLOWED);
        add(entries, INVALID_CREDENTIAL, 403, NOT_ALLOWED);
        add(entries, INVALID_TOKEN_SIGNATURE, 401, "Request signature verification failed");
    }

    private static void addBasic(Map<String, Denial> entries) {
        var malformed = "Attempted access with malformed header, ";
        add(entries, USER_MISSING, 401, "Authorization field missing");
        add(entries, USER_MALFORMED, 400, malformed + "header not in basic auth format");
        add(entries, USER_ENCODING, 400, malformed + "auth data not encoded correctly");
        add(entries, USER_VALUES, 400, malformed + "values not in basic auth format");
        add(entries, BODY_USER_MISSING, 400, "Body do not contain username");
        add(entries, BODY_USER_UNGROUPED, 400, "username should be inside regexp match group");
        add(entries, BODY_PASSWORD_MISSING, 400, "Body do not contain password");
        add(entries, BODY_PASSWORD_UNGROUPED, 400, "password should be inside regexp match group");
        add(entries, BODY_TOO_LONG, 413, "Body is too long to look for credentials");
        add(entries, PASSWORDS_BUSY, 503, "Service temporarily unavailable");
        add(entries, USER_REFUSED, 401, "User not authorised");
    }

    private static void add(Map<String, Denial> entries, String id, int status, String message) {
        entries.put(id, new Denial(id, status, message, ""));
    }

    /**
     * Replaces or adds an entry.
     *
     * @param id of the entry
     * @param status the new status, or null to keep the old one
     * @param message the new message, or null to keep the old one
     * @return a catalogue with that entry
     * @throws IllegalArgumentException if the entry is new and lacks status or message
     */
    public Denials with(String id, @Nullable Integer status, @Nullable String message) {
        var old = entries.get(id);
        var newStatus = status != null || old == null ? status : Integer.valueOf(old.status());
        var newMessage = message != null || old == null ? message : old.message();
        if (newStatus == null || newMessage == null) {
            throw new IllegalArgumentException("denial " + id + " is new: it needs a status and a message");
        }
        var changed = new HashMap<>(entries);
        changed.put(id, new Denial(id, newStatus, newMessage, ""));
        return new Denials(changed);
    }

    /**
     * Tells what a client is told.
     *
     * @param refusal why it is refused
     * @return the entry, with the refusal's detail and, if it has any, in its words; the entry of {@link #INTERNAL} if there
     *     is none of that id
     */
    public Denial of(Refusal refusal) {
        var entry = entries.get(refusal.id());
        if (entry == null) {
            entry = Objects.requireNonNull(entries.get(INTERNAL));
        }
        var told = refusal.wording().orElse(null);
        return told == null
                ? new Denial(entry.id(), entry.status(), entry.message(), refusal.detail())
                : new Denial(entry.id(), told.status(), told.message(), refusal.detail());
    }

    /** {@return the ids of all entries} */
    public Set<String> ids() {
        return entries.keySet();
    }
}
