// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.messagesignature;

import static dev.gatehouse.core.authentication.messagesignature.PublishedMessages.CREATED;
import static dev.gatehouse.core.authentication.messagesignature.PublishedMessages.anything;
import static dev.gatehouse.core.authentication.messagesignature.PublishedMessages.look;
import static dev.gatehouse.core.authentication.messagesignature.PublishedMessages.request;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.authentication.signature.PublishedKeys;
import dev.gatehouse.core.authentication.signature.key.KeyMaterial;
import dev.gatehouse.core.authentication.signature.key.SignatureAlgorithm;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict.Genuine;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.greenbytes.http.sfv.ByteSequenceItem;
import org.greenbytes.http.sfv.Dictionary;
import org.greenbytes.http.sfv.InnerList;
import org.greenbytes.http.sfv.IntegerItem;
import org.greenbytes.http.sfv.Item;
import org.greenbytes.http.sfv.ListElement;
import org.greenbytes.http.sfv.Parameters;
import org.greenbytes.http.sfv.Parser;
import org.greenbytes.http.sfv.StringItem;
import org.junit.jupiter.api.Test;

/**
 * Message signatures whose fields are written and read by org.greenbytes.http:structured-fields, and whose text and
 * signature are made here, without a class of ours: what we sign is genuine to that, and the other way round.
 */
final class MessageInteroperabilityTest {
    private static final Map<String, String> VALUES = Map.of(
            "@method", "POST",
            "@authority", "example.com",
            "@target-uri", "https://example.com/foo?param=Value&Pet=dog",
            "@path", "/foo",
            "@query", "?param=Value&Pet=dog",
            "@scheme", "https",
            "@request-target", "/foo?param=Value&Pet=dog",
            "content-digest", PublishedMessages.DIGEST,
            "content-type", "application/json");
    private static final List<String> COVERED =
            VALUES.keySet().stream().sorted().toList();

    private static String base(InnerList input) {
        var text = new StringBuilder();
        for (var item : input.get()) {
            var name = ((StringItem) item).get();
            text.append(item.serialize()).append(": ").append(VALUES.get(name)).append('\n');
        }
        return text + "\"@signature-params\": " + input.serialize();
    }

    private static Signature edwards() throws GeneralSecurityException {
        return Signature.getInstance("Ed25519");
    }

    @Test
    void theirsIsGenuine() throws GeneralSecurityException {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("keyid", StringItem.valueOf("test-key-ed25519"));
        parameters.put("created", IntegerItem.valueOf(CREATED.getEpochSecond()));
        parameters.put("their-own", StringItem.valueOf("with \"quotes\" and \\"));
        List<Item<?>> covered = new ArrayList<>();
        COVERED.forEach(name -> covered.add(StringItem.valueOf(name)));
        var input = InnerList.valueOf(covered).withParams(Parameters.valueOf(parameters));
        var signature = edwards();
        signature.initSign(PublishedKeys.privateHalf("test-key-ed25519"));
        signature.update(base(input).getBytes(US_ASCII));
        var octets = ByteSequenceItem.valueOf(signature.sign());

        var verdict = look(
                anything().covering(COVERED.toArray(String[]::new)),
                request(
                        "Signature-Input",
                        Dictionary.valueOf(Map.<String, ListElement<?>>of("theirs", input))
                                .serialize(),
                        "Signature",
                        Dictionary.valueOf(Map.<String, ListElement<?>>of("theirs", octets))
                                .serialize()));

        assertThat(verdict).isInstanceOf(Genuine.class);
    }

    @Test
    void oursIsGenuineToThem() throws GeneralSecurityException {
        var lines = MessageSigner.builder(
                        "test-key-ed25519",
                        SignatureAlgorithm.ED25519,
                        KeyMaterial.of(PublishedKeys.privateHalf("test-key-ed25519")))
                .covering(COVERED.toArray(String[]::new))
                .tag("a \"tag\"")
                .namingAlgorithm()
                .clock(InstantSource.fixed(CREATED))
                .build()
                .sign(request());

        var input = (InnerList)
                Parser.parseDictionary(lines.first("Signature-Input")).get().get("sig1");
        var octets = (ByteBuffer) Objects.requireNonNull(
                        Parser.parseDictionary(lines.first("Signature")).get().get("sig1"))
                .get();
        var presented = new byte[octets.remaining()];
        octets.get(presented);
        var signature = edwards();
        signature.initVerify(PublishedKeys.publicHalf("test-key-ed25519"));
        signature.update(base(input).getBytes(US_ASCII));

        assertThat(signature.verify(presented)).isTrue();
    }
}
