// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.http.RequestPath.Clarity;
import java.net.URI;
import java.net.URLEncoder;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class RequestPathProperties {
    @Property
    void aPlainPathWithoutEncodingIsDecodedToItself(@ForAll("literals") String raw) {
        assertThat(RequestPath.parse(raw)).isEqualTo(new RequestPath(raw, raw, Clarity.PLAIN));
    }

    @Property
    void textOfAnyLanguageComesOutOfItsEncoding(@ForAll("texts") String text) {
        var path = RequestPath.parse("/a/" + URLEncoder.encode(text, UTF_8).replace("+", "%20"));

        assertThat(path.decoded()).isEqualTo("/a/" + text);
    }

    @Property
    void at52ATrapMakesEveryPathAmbiguous(
            @ForAll("literals") String before, @ForAll("traps") String trap, @ForAll("literals") String after) {
        assertThat(RequestPath.parse(before + trap + after).clarity()).isEqualTo(Clarity.AMBIGUOUS);
    }

    @Property
    void aBrokenEncodingMakesEveryPathMalformed(
            @ForAll("literals") String before, @ForAll("broken") String broken, @ForAll("literals") String after) {
        assertThat(RequestPath.parse(before + broken + after).clarity()).isEqualTo(Clarity.MALFORMED);
    }

    @Property
    void anyTextIsReadWithoutFailing(@ForAll String anything) {
        assertThat(RequestPath.parse(anything).raw()).isEqualTo(anything);
    }

    @Property(tries = 5_000)
    void at52WhatIsPlainMeansTheSameToAnotherParser(@ForAll("pieces") String raw) {
        var path = RequestPath.parse(raw);

        if (path.plain()) {
            var other = URI.create("http://host" + raw);
            assertThat(other.getPath()).isEqualTo(path.decoded());
            assertThat(other.normalize().getRawPath()).isEqualTo(raw);
        }
    }

    @Property(tries = 5_000)
    void at52WhatIsPlainCannotBeDecodedAgain(@ForAll("pieces") String raw) {
        var path = RequestPath.parse(raw);

        if (path.plain()) {
            assertThat(path.decoded()).doesNotContainPattern("%[0-9a-fA-F]{2}");
        }
    }

    @Provide
    Arbitrary<String> literals() {
        return Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars("-._~!$&'()*+,=:@")
                .ofMinLength(1)
                .ofMaxLength(8)
                .filter(segment -> !segment.equals(".") && !segment.equals(".."))
                .list()
                .ofMaxSize(4)
                .map(segments -> "/" + String.join("/", segments));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('\u00c0', '\u024f')
                .withCharRange('\u4e00', '\u4eff')
                .withChars(" '\"<>|{}^`")
                .ofMinLength(1)
                .ofMaxLength(20);
    }

    @Provide
    Arbitrary<String> traps() {
        return Arbitraries.of(
                "%2F",
                "%2f",
                "%5C",
                "\\",
                ";",
                "%3B",
                ";a=b",
                "/..",
                "/.",
                "/%2e%2e",
                "/.%2E",
                "/..;",
                "%3F",
                "%23",
                "%252F",
                "%252e",
                "%25%32%46",
                "%00",
                "%0A",
                "%0D",
                "%7F",
                "%C0%AF",
                "%E0%80%AF",
                "%FF",
                "\u00e9",
                " ",
                "\n");
    }

    @Provide
    Arbitrary<String> broken() {
        return Arbitraries.of("%", "%2", "%zz", "%%", "%g0", "%0g", "%+1").map(piece -> piece + "/");
    }

    /** Pieces that make traps when they meet. */
    @Provide
    Arbitrary<String> pieces() {
        var piece = Arbitraries.of(
                "/", "/", ".", "a", "b", "%", "25", "2", "F", "f", "e", "E", "%2F", "%2e", "%25", "%61", "%C3", "%A9",
                "%c3%a9", ";", ":", "@", "+", "%20", "%0A");
        return Combinators.combine(piece.list().ofMaxSize(8), Arbitraries.of("/", "/", "/", ""))
                .as((pieces, start) -> start + String.join("", pieces));
    }
}
