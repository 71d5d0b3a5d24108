// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.custom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.authentication.custom.IdentityExtractor.Found;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** Whatever a client sends in the place of its identity: no exception leaves the search, and nothing empty is found. */
final class IdentityFuzzProperties {
    private static final IdentityText NODE = new IdentityText.Node("//user/@id");
    private static final List<IdentityText> TEXTS =
            List.of(new IdentityText.Whole(), new IdentityText.Match("user=([^&]*)", 1), NODE);
    private static final List<IdentityPlace> PLACES = List.of(
            new IdentityPlace.Header("X-User"),
            new IdentityPlace.QueryParameter("user"),
            new IdentityPlace.FormParameter("user"),
            new IdentityPlace.WholeBody());

    private static void assertAnswered(HttpRequest request) {
        for (var place : PLACES) {
            for (var text : TEXTS) {
                assertThat(IdentityExtractor.of(place, text).look(request))
                        .satisfiesAnyOf(
                                found -> assertThat(found).isInstanceOf(Found.Nothing.class),
                                found -> assertThat(found).isInstanceOf(Found.Unclear.class),
                                found -> assertThat(found)
                                        .isInstanceOfSatisfying(
                                                Found.Identity.class,
                                                identity -> assertThat(
                                                                identity.text().length())
                                                        .isPositive()));
            }
        }
    }

    private static HttpRequest posted(byte[] body) {
        var headers = Headers.of("Content-Type", "application/x-www-form-urlencoded");
        return HttpRequest.of("POST", "/", headers).withBody(Body.of(body));
    }

    @Property(tries = 300)
    void anyBodyIsAnswered(@ForAll @Size(max = 300) byte[] octets) {
        assertAnswered(posted(octets));
    }

    @Property(tries = 300)
    void anyQueryIsAnswered(@ForAll("forms") String query) {
        assertAnswered(HttpRequest.of("GET", "/?" + query, Headers.none()));
    }

    @Property(tries = 300)
    void anyFormIsAnswered(@ForAll("forms") String form) {
        assertAnswered(posted(form.getBytes(UTF_8)));
    }

    @Property(tries = 300)
    void anyHeaderIsAnswered(@ForAll @StringLength(max = 200) String text) {
        var printable = text.replaceAll("\\p{Cntrl}", " ");

        assertAnswered(HttpRequest.of("GET", "/", Headers.of("X-User", printable)));
    }

    @Property(tries = 500)
    void anyPiecesOfADocumentAreAnswered(@ForAll("documents") String document) {
        assertAnswered(posted(document.getBytes(UTF_8)));
    }

    @Provide
    Arbitrary<String> forms() {
        return joined("user", "=", "&", "%", "%00", "%zz", "%ff", "+", ";", "user=a", "\u00e9");
    }

    @Provide
    Arbitrary<String> documents() {
        return joined(
                "<user id='a'>",
                "</user>",
                "<a>",
                "</a>",
                "<?xml version='1.0'?>",
                "<?xml version='1.1' encoding='UTF-16'?>",
                "<?xml-stylesheet href='file:///etc/passwd'?>",
                "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>",
                "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/a.dtd'>",
                "&b;",
                "&#0;",
                "&#x1F600;",
                "<![CDATA[",
                "]]>",
                "<!--",
                "-->",
                "xmlns:x='u'",
                "<x:user/>",
                "\u0000",
                "\ud800");
    }

    private static Arbitrary<String> joined(String... pieces) {
        return Arbitraries.of(pieces).list().ofMaxSize(12).map(list -> String.join("", list));
    }

    @Example
    void at21EntitiesThatMultiplyAreNotRead() {
        var bomb = new StringBuilder("<!DOCTYPE a [<!ENTITY e0 'ha'>");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY e%d '&e%d;&e%d;'>".formatted(i, i - 1, i - 1));
        }
        bomb.append("]><user id='x'>&e29;</user>");

        assertThat(look(bomb.toString())).isInstanceOf(Found.Unclear.class);
    }

    @Example
    void at21NothingElsewhereIsRead() {
        var outside = "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><user id='x'>&e;</user>";
        var included = "<user xmlns:xi='http://www.w3.org/2001/XInclude' id='x'>"
                + "<xi:include href='file:///etc/hostname' parse='text'/></user>";

        assertThat(look(outside)).isInstanceOf(Found.Unclear.class);
        assertThat(look(included))
                .isInstanceOfSatisfying(
                        Found.Identity.class,
                        found -> assertThat(found.text().reveal()).isEqualTo("x"));
    }

    @Example
    void at60MegabytesAreAnswered() {
        assertAnswered(posted(("<a>".repeat(400_000)).getBytes(UTF_8)));
        assertAnswered(posted(("user=a&".repeat(140_000)).getBytes(UTF_8)));
        assertAnswered(posted(new byte[4 << 20]));
    }

    private static Found look(String document) {
        return IdentityExtractor.of(new IdentityPlace.WholeBody(), NODE).look(posted(document.getBytes(UTF_8)));
    }
}
