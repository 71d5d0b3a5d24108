// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.gatehouse.certificate.CertificateId;
import dev.gatehouse.certificate.CertificateService;
import dev.gatehouse.certificate.CertificateService.Addition;
import dev.gatehouse.examples.gateway.json.JsonText;
import dev.gatehouse.http.HttpAnswer;
import dev.gatehouse.identity.OrganizationId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code /tyk/certs}: certificates and public keys. No answer holds a private key. */
final class CertificatesPart implements ControlPart {
    private final CertificateService certificates;

    CertificatesPart(CertificateService certificates) {
        this.certificates = certificates;
    }

    @Override
    public HttpAnswer answer(ControlCall call) {
        if (call.below().size() > 1) {
            return ControlAnswers.noSuchPage();
        }
        boolean all = call.id().isEmpty();
        return switch (call.method()) {
            case "POST" -> all ? add(call) : ControlAnswers.wrongMethod();
            case "GET" -> all ? list(call) : show(call.id());
            case "DELETE" -> all ? ControlAnswers.wrongMethod() : delete(call.id());
            default -> ControlAnswers.wrongMethod();
        };
    }

    private static OrganizationId organization(ControlCall call) {
        return new OrganizationId(call.parameter("org_id"));
    }

    private HttpAnswer add(ControlCall call) {
        var body = call.body();
        if (body.isEmpty()) {
            return ControlAnswers.error(413, "The body is too long");
        }
        var addition = certificates.add(organization(call), body.get());
        if (addition instanceof Addition.Added added) {
            return ControlAnswers.ok(JsonText.object()
                    .put("id", added.id().value())
                    .put("status", "ok")
                    .put("message", "Certificate added"));
        }
        return ControlAnswers.error(403, ((Addition.Refused) addition).message());
    }

    private HttpAnswer list(ControlCall call) {
        var ids = certificates.list(organization(call));
        return call.parameter("mode").equals("detailed")
                ? listed(ids.stream()
                        .flatMap(id -> certificates.find(id).stream())
                        .map(CertificateJson::brief))
                : listed(ids.stream().map(id -> TextNode.valueOf(id.value())));
    }

    private static HttpAnswer listed(Stream<? extends JsonNode> entries) {
        var all = entries.toList();
        var body = JsonText.object();
        if (all.isEmpty()) {
            body.putNull("certs");
        } else {
            body.putArray("certs").addAll(all);
        }
        return ControlAnswers.ok(body);
    }

    /** One, or several in the order asked for, with null for those that are not there. */
    private HttpAnswer show(String ids) {
        var found = Stream.of(ids.split(",", -1)).map(this::found).toList();
        if (found.size() == 1) {
            return found.get(0)
                    .map(ControlAnswers::ok)
                    .orElseGet(() -> ControlAnswers.error(404, "Certificate with given SHA256 fingerprint not found"));
        }
        return several(found);
    }

    private static HttpAnswer several(List<Optional<JsonNode>> found) {
        var body = JsonText.object().arrayNode();
        found.forEach(each -> body.add(each.orElseGet(NullNode::getInstance)));
        return ControlAnswers.ok(body);
    }

    private Optional<JsonNode> found(String id) {
        return CertificateId.parse(id).flatMap(certificates::find).map(CertificateJson::whole);
    }

    /** As in the original, deleting what is not there is no error. */
    private HttpAnswer delete(String id) {
        CertificateId.parse(id).ifPresent(certificates::delete);
        return ControlAnswers.ok(JsonText.object().put("status", "ok").put("message", "removed"));
    }
}
