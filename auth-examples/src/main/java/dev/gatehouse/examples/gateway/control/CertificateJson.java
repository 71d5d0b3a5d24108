// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.certificate.CertificateInfo;
import dev.gatehouse.certificate.CertificateInfo.Kind;
import dev.gatehouse.certificate.DistinguishedName;
import dev.gatehouse.examples.gateway.json.JsonText;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What operators are told of certificates, in the original's forms. */
final class CertificateJson {
    /** Attributes that come as lists, in the original's order. */
    private static final List<Map.Entry<String, String>> LISTS = List.of(
            Map.entry("Country", "2.5.4.6"),
            Map.entry("Organization", "2.5.4.10"),
            Map.entry("OrganizationalUnit", "2.5.4.11"),
            Map.entry("Locality", "2.5.4.7"),
            Map.entry("Province", "2.5.4.8"),
            Map.entry("StreetAddress", "2.5.4.9"),
            Map.entry("PostalCode", "2.5.4.17"));

    private static final String SERIAL_NUMBER = "2.5.4.5";

    private CertificateJson() {}

    /** One of a detailed list. */
    static ObjectNode brief(CertificateInfo info) {
        var names = info.names();
        var body = JsonText.object()
                .put("id", info.id().value())
                .put("issuer_cn", names.issuer().commonName())
                .put("subject_cn", names.subject().commonName());
        texts(body, "dns_names", names.dns());
        body.put("has_private", info.kind().hasPrivateKey());
        return authority(validity(body, info), info);
    }

    /** One that was asked for. */
    static ObjectNode whole(CertificateInfo info) {
        boolean isKey = info.kind() == Kind.PUBLIC_KEY;
        var body = JsonText.object()
                .put("id", info.id().value())
                .put("fingerprint", isKey ? "" : info.id().fingerprint())
                .put("has_private", info.kind().hasPrivateKey());
        body.set("issuer", name(info.names().issuer(), isKey));
        body.set("subject", name(info.names().subject(), isKey));
        validity(body, info);
        if (!info.names().dns().isEmpty()) {
            texts(body, "dns_names", info.names().dns());
        }
        return authority(body, info);
    }

    private static ObjectNode validity(ObjectNode body, CertificateInfo info) {
        return body.put("not_before", info.validity().notBefore().toString())
                .put("not_after", info.validity().notAfter().toString());
    }

    private static ObjectNode authority(ObjectNode body, CertificateInfo info) {
        return body.put("is_ca", info.kind().isAuthority());
    }

    private static ObjectNode name(DistinguishedName name, boolean invented) {
        var body = JsonText.object();
        LISTS.forEach(list -> texts(body, list.getKey(), name.all(list.getValue())));
        body.put("SerialNumber", name.all(SERIAL_NUMBER).stream().reduce("", (first, second) -> second))
                .put("CommonName", name.commonName());
        if (invented || name.parts().isEmpty()) {
            body.putNull("Names");
        } else {
            var parts = body.putArray("Names");
            name.parts().forEach(part -> parts.add(part(part)));
        }
        return body.putNull("ExtraNames");
    }

    private static ObjectNode part(DistinguishedName.Part part) {
        var body = JsonText.object();
        var type = body.putArray("Type");
        Stream.of(part.type().split("\\.", -1)).map(Integer::valueOf).forEach(type::add);
        return body.put("Value", part.value());
    }

    private static void texts(ObjectNode body, String member, List<String> texts) {
        if (texts.isEmpty()) {
            body.putNull(member);
        } else {
            texts.forEach(body.putArray(member)::add);
        }
    }
}
