// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.PathRule;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.Grants;
import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Lifetime.Retention;
import dev.gatehouse.session.Residue;
import dev.gatehouse.session.Session;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one record of our own. Anything unexpected is an error that names the member, never a value. */
final class OwnRecordReader {
    static final long NANOS = 1_000_000_000;

    private final JsonParser json;

    OwnRecordReader(JsonParser json) {
        this.json = json;
    }

    Session read() throws IOException {
        expect(json.nextToken() == JsonToken.START_OBJECT, "it is no object");
        expect("v".equals(json.nextFieldName()), "it does not begin with its version");
        expect(json.nextToken() == JsonToken.VALUE_NUMBER_INT, "its version is no number");
        int version = json.getIntValue();
        expect(version >= 1, "its version is " + version);
        expect(
                version <= OwnRecord.VERSION,
                "its version is " + version + ", and this release reads up to " + OwnRecord.VERSION);
        var session = session();
        expect(json.nextToken() == null, "something follows it");
        return session;
    }

    private Session session() throws IOException {
        var members = new Members();
        for (var name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            members.take(name);
        }
        return members.session();
    }

    static void expect(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private String text(String name) throws IOException {
        expect(json.currentToken() == JsonToken.VALUE_STRING, name + " is no text");
        return json.getText();
    }

    private long whole(String name) throws IOException {
        expect(json.currentToken() == JsonToken.VALUE_NUMBER_INT, name + " is no whole number");
        return json.getLongValue();
    }

    private boolean flag(String name) throws IOException {
        expect(json.currentToken() != null && json.currentToken().isBoolean(), name + " is neither true nor false");
        return json.getBooleanValue();
    }

    private List<String> texts(String name) throws IOException {
        expect(json.currentToken() == JsonToken.START_ARRAY, name + " is no list");
        var texts = new ArrayList<String>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            texts.add(text(name));
        }
        return texts;
    }

    private Map<ApiId, AccessRight> rights() throws IOException {
        expect(json.currentToken() == JsonToken.START_ARRAY, "rights is no list");
        var rights = new HashMap<ApiId, AccessRight>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            var right = right();
            expect(rights.put(right.api(), right) == null, "rights names an API twice");
        }
        return rights;
    }

    private AccessRight right() throws IOException {
        expect(json.currentToken() == JsonToken.START_OBJECT, "rights holds something else than objects");
        var api = "";
        Set<String> versions = Set.of();
        List<PathRule> paths = List.of();
        for (var name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            switch (name) {
                case "api" -> api = text(name);
                case "versions" -> versions = new LinkedHashSet<>(texts(name));
                case "paths" -> paths = paths();
                default -> throw unknown("rights");
            }
        }
        return new AccessRight(new ApiId(api), versions, paths);
    }

    private List<PathRule> paths() throws IOException {
        expect(json.currentToken() == JsonToken.START_ARRAY, "paths is no list");
        var paths = new ArrayList<PathRule>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            paths.add(rule());
        }
        return paths;
    }

    private PathRule rule() throws IOException {
        expect(json.currentToken() == JsonToken.START_OBJECT, "paths holds something else than objects");
        var pattern = "";
        Set<String> methods = Set.of();
        for (var name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            switch (name) {
                case "pattern" -> pattern = text(name);
                case "methods" -> methods = new LinkedHashSet<>(texts(name));
                default -> throw unknown("paths");
            }
        }
        return new PathRule(pattern, methods);
    }

    private Map<String, Object> object(String name) throws IOException {
        expect(json.currentToken() == JsonToken.START_OBJECT, name + " is no object");
        var object = new LinkedHashMap<String, @Nullable Object>();
        for (var member = json.nextFieldName(); member != null; member = json.nextFieldName()) {
            json.nextToken();
            object.put(member, value(name));
        }
        return plain(object);
    }

    /** JSON may hold null where the type of metadata cannot say so. */
    @SuppressWarnings("NullAway")
    private static Map<String, Object> plain(Map<String, @Nullable Object> object) {
        return new LinkedHashMap<>(object);
    }

    private @Nullable Object value(String name) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> object(name);
            case START_ARRAY -> list(name);
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT -> json.getNumberValue();
            case VALUE_NUMBER_FLOAT -> json.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private List<@Nullable Object> list(String name) throws IOException {
        var list = new ArrayList<@Nullable Object>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(name));
        }
        return list;
    }

    private static IllegalArgumentException unknown(String where) {
        return new IllegalArgumentException(where + " has a member that this release does not know");
    }

    /** What was read so far. */
    private final class Members {
        private String organization = "";
        private String kind = CredentialKind.TOKEN.name();
        private @Nullable Long expires;
        private long nanos;
        private boolean inactive;
        private Retention retention = Retention.UNSTATED;
        private boolean unrestricted;
        private Map<ApiId, AccessRight> rights = Map.of();
        private List<String> policies = List.of();
        private String alias = "";
        private List<String> tags = List.of();
        private Map<String, Object> metadata = Map.of();
        private Map<String, Object> residue = Map.of();

        void take(String name) throws IOException {
            switch (name) {
                case "org" -> organization = text(name);
                case "kind" -> kind = text(name);
                case "unrestricted" -> unrestricted = flag(name);
                case "rights" -> rights = rights();
                case "policies" -> policies = texts(name);
                case "residue" -> residue = object(name);
                default -> takeMore(name);
            }
        }

        private void takeMore(String name) throws IOException {
            switch (name) {
                case "exp" -> expires = whole(name);
                case "nanos" -> nanos = whole(name);
                case "inactive" -> inactive = flag(name);
                case "retention" -> retention = OwnRetention.read(json);
                case "alias" -> alias = text(name);
                case "tags" -> tags = texts(name);
                case "meta" -> metadata = object(name);
                default -> throw unknown("it");
            }
        }

        Session session() {
            return new Session(
                    new OrganizationId(organization),
                    Credentials.of(kind()),
                    new Lifetime(end(), inactive, retention),
                    new Grants(
                            new Entitlements(unrestricted, rights),
                            policies.stream().map(PolicyId::new).toList()),
                    new Attributes(alias, tags, metadata),
                    new Residue(residue));
        }

        private @Nullable Instant end() {
            expect(nanos >= 0 && nanos < NANOS, "nanos is no part of a second");
            return expires == null ? null : Instant.ofEpochSecond(expires, nanos);
        }

        private CredentialKind kind() {
            for (var known : CredentialKind.values()) {
                if (known.name().equals(kind)) {
                    return known;
                }
            }
            throw new IllegalArgumentException("kind is none that this release knows");
        }
    }
}
