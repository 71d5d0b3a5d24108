// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.PathRule;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Session;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes one record of our own. */
final class OwnRecordWriter {
    private final JsonGenerator json;
    private final OwnLimitWriter limits;

    OwnRecordWriter(JsonGenerator json) {
        this.json = json;
        limits = new OwnLimitWriter(json);
    }

    void write(Session session) throws IOException {
        json.writeStartObject();
        json.writeNumberField("v", OwnRecord.VERSION);
        text("org", session.organization().value());
        if (session.kind() != CredentialKind.TOKEN) {
            json.writeStringField("kind", session.kind().name());
        }
        credentials(session.credentials());
        lifetime(session.lifetime());
        entitlements(session.grants().own());
        texts(
                "policies",
                session.grants().policies().stream().map(PolicyId::value).toList());
        attributes(session.attributes());
        members("residue", session.residue().members());
        json.writeEndObject();
    }

    private void credentials(Credentials credentials) throws IOException {
        if (credentials.password().isPresent()) {
            OwnCredentials.write(json, credentials.password().get());
        }
        OwnCredentials.write(json, credentials.signature());
        if (credentials.verified().isPresent()) {
            OwnCredentials.write(json, credentials.verified().get());
        }
    }

    private void text(String name, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(name, value);
        }
    }

    private void texts(String name, Collection<String> values) throws IOException {
        if (!values.isEmpty()) {
            json.writeArrayFieldStart(name);
            for (var value : values) {
                json.writeString(value);
            }
            json.writeEndArray();
        }
    }

    private void lifetime(Lifetime lifetime) throws IOException {
        var expires = lifetime.expires();
        if (expires != null) {
            long seconds = expires.getEpochSecond();
            int nanos = expires.getNano();
            json.writeNumberField("exp", seconds);
            if (nanos != 0) {
                json.writeNumberField("nanos", nanos);
            }
        }
        flag("inactive", lifetime.inactive());
        OwnRetention.write(json, lifetime.retention());
    }

    private void flag(String name, boolean value) throws IOException {
        if (value) {
            json.writeBooleanField(name, true);
        }
    }

    private void entitlements(Entitlements own) throws IOException {
        flag("unrestricted", own.unrestricted());
        if (!own.limits().equals(Limits.none())) {
            limits.limits(own.limits());
        }
        if (!own.rights().isEmpty()) {
            json.writeArrayFieldStart("rights");
            for (var right : own.rights().values()) {
                right(right);
            }
            json.writeEndArray();
        }
    }

    private void right(AccessRight right) throws IOException {
        json.writeStartObject();
        json.writeStringField("api", right.api().value());
        texts("versions", right.versions());
        if (!right.paths().isEmpty()) {
            json.writeArrayFieldStart("paths");
            for (var rule : right.paths()) {
                rule(rule);
            }
            json.writeEndArray();
        }
        limits.allowance(right.allowance());
        json.writeEndObject();
    }

    private void rule(PathRule rule) throws IOException {
        json.writeStartObject();
        json.writeStringField("pattern", rule.pattern());
        texts("methods", rule.methods());
        json.writeEndObject();
    }

    private void attributes(Attributes attributes) throws IOException {
        text("alias", attributes.alias());
        texts("tags", attributes.tags());
        members("meta", attributes.metadata());
    }

    private void members(String name, Map<?, ?> members) throws IOException {
        if (!members.isEmpty()) {
            json.writeFieldName(name);
            map(members);
        }
    }

    private void map(Map<?, ?> map) throws IOException {
        json.writeStartObject();
        for (var entry : map.entrySet()) {
            json.writeFieldName(String.valueOf(entry.getKey()));
            value(entry.getValue());
        }
        json.writeEndObject();
    }

    private void value(@Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            map(map);
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (var element : list) {
                value(element);
            }
            json.writeEndArray();
        } else if (value instanceof Number number) {
            number(number);
        } else {
            scalar(value);
        }
    }

    private void scalar(@Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else {
            throw new IllegalArgumentException(
                    "JSON has no word for a " + value.getClass().getName());
        }
    }

    private void number(Number number) throws IOException {
        if (number instanceof BigDecimal decimal) {
            json.writeNumber(decimal);
        } else if (number instanceof BigInteger whole) {
            json.writeNumber(whole);
        } else if (number instanceof Double || number instanceof Float) {
            if (!Double.isFinite(number.doubleValue())) {
                throw new IllegalArgumentException("JSON has no word for " + number);
            }
            json.writeNumber(new BigDecimal(number.toString()));
        } else {
            json.writeNumber(number.longValue());
        }
    }
}
