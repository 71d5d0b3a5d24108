// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static dev.gatehouse.redis.OwnMembers.expect;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.credential.SignatureKey;
import dev.gatehouse.credential.StoredPassword;
import dev.gatehouse.credential.Verified;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.Allowance;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.EndpointLimit;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.Limits;
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
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one record of our own. Anything unexpected is an error that names the member, never a value. */
final class OwnRecordReader {
    private final JsonParser json;
    private final OwnMembers members;
    private final OwnLimitReader limited;

    OwnRecordReader(JsonParser json) {
        this.json = json;
        members = new OwnMembers(json);
        limited = new OwnLimitReader(members);
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
        var read = new Members();
        for (var name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            read.take(name);
        }
        return read.session();
    }

    private Map<ApiId, AccessRight> rights() throws IOException {
        var rights = new HashMap<ApiId, AccessRight>();
        for (var right : members.list("rights", this::right)) {
            expect(rights.put(right.api(), right) == null, "rights names an API twice");
        }
        return rights;
    }

    private AccessRight right() throws IOException {
        var right = new RightRead();
        members.object("rights", right);
        return right.right();
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

    /** What was read of a right. */
    private final class RightRead implements OwnMembers.Taking {
        private String api = "";
        private Set<String> versions = Set.of();
        private List<PathRule> paths = List.of();
        private @Nullable Limits limits;
        private List<EndpointLimit> endpoints = List.of();
        private String scope = "";

        @Override
        public void take(String member) throws IOException {
            switch (member) {
                case "api" -> api = members.text(member);
                case "versions" -> versions = new LinkedHashSet<>(members.texts(member));
                case "paths" -> paths = members.list(member, this::rule);
                case "limits" -> limits = limited.limits();
                case "endpoints" -> endpoints = members.list(member, limited::endpoint);
                case "scope" -> scope = members.text(member);
                default -> throw OwnMembers.unknown("rights");
            }
        }

        private PathRule rule() throws IOException {
            var rule = new RuleRead();
            members.object("paths", rule);
            return new PathRule(rule.pattern, rule.methods);
        }

        AccessRight right() {
            var allowance = new Allowance(Optional.ofNullable(limits), endpoints, scope);
            return new AccessRight(new ApiId(api), versions, paths, allowance);
        }
    }

    /** What was read of a rule on paths. */
    private final class RuleRead implements OwnMembers.Taking {
        private String pattern = "";
        private Set<String> methods = Set.of();

        @Override
        public void take(String member) throws IOException {
            switch (member) {
                case "pattern" -> pattern = members.text(member);
                case "methods" -> methods = new LinkedHashSet<>(members.texts(member));
                default -> throw OwnMembers.unknown("paths");
            }
        }
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
        private Limits limits = Limits.none();
        private @Nullable StoredPassword password;
        private SignatureKey signature = SignatureKey.none();
        private Optional<Verified> verified = Optional.empty();
        private List<String> policies = List.of();
        private String alias = "";
        private List<String> tags = List.of();
        private Map<String, Object> metadata = Map.of();
        private Map<String, Object> residue = Map.of();

        void take(String name) throws IOException {
            switch (name) {
                case "org" -> organization = members.text(name);
                case "kind" -> kind = members.text(name);
                case "unrestricted" -> unrestricted = members.flag(name);
                case "rights" -> rights = rights();
                case "policies" -> policies = members.texts(name);
                case "residue" -> residue = object(name);
                case "limits" -> limits = limited.limits();
                default -> takeMore(name);
            }
        }

        private void takeMore(String name) throws IOException {
            switch (name) {
                case "exp" -> expires = members.whole(name);
                case "nanos" -> nanos = members.whole(name);
                case "inactive" -> inactive = members.flag(name);
                case "retention" -> retention = OwnRetention.read(json);
                case "alias" -> alias = members.text(name);
                case "tags" -> tags = members.texts(name);
                case "meta" -> metadata = object(name);
                default -> takeCredentials(name);
            }
        }

        private void takeCredentials(String name) throws IOException {
            switch (name) {
                case "password" -> password = OwnCredentials.password(members);
                case "signature" -> signature = OwnCredentials.signature(members);
                case "verified" -> verified = Optional.of(OwnCredentials.verified(members));
                default -> throw OwnMembers.unknown("it");
            }
        }

        Session session() {
            return new Session(
                    new OrganizationId(organization),
                    new Credentials(kind(), Optional.ofNullable(password), signature, verified),
                    new Lifetime(end(), inactive, retention),
                    new Grants(
                            new Entitlements(unrestricted, rights, limits),
                            policies.stream().map(PolicyId::new).toList()),
                    new Attributes(alias, tags, metadata),
                    new Residue(residue));
        }

        private @Nullable Instant end() {
            expect(nanos >= 0 && nanos < OwnMembers.NANOS, "nanos is no part of a second");
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
