// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PathSpellingsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/public/..;/tyk",
                "/public/..;x=1/tyk",
                "/public/.;/x",
                "/public/..%3Bx/tyk",
                "/public/%2e%2e;/tyk",
                "/public/%2E.;a;b/tyk",
                "/public\\..\\x",
                "/public/..\\x",
                "/public\\..",
                "/public%5C..%5cx",
                "/public%5c%2e%2e%5cx",
                "/public/%252e%252e/x",
                "/public/%252e%252e%252fx",
                "/public/.%252e/x",
                "/public/%25252e%25252e/x",
                "/%zz/%252e%252e/x",
                "/a/..;"
            })
    void at52SomeServerWouldClimb(String path) {
        assertThat(PathSpellings.mayClimb(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/a/b",
                "/a;b/c",
                "/a;../c",
                "/a..;/c",
                "/..a;/c",
                "/...;/c",
                "/a%2Fb",
                "/a%252Fb",
                "/a%5Cb",
                "/;x/y",
                "/a%2eb",
                "/%2e%2e%2e/x",
                "/100%25",
                "/a%"
            })
    void othersClimbForNobody(String path) {
        assertThat(PathSpellings.mayClimb(path)).isFalse();
    }

    @Property
    void at53WhatPassesHasNoDotSegmentInAnyReading(
            @ForAll @StringLength(max = 12) @Chars({'.', '/', '\\', ';', '%', '2', '5', 'e', 'c', 'f'}) String rest) {
        var path = "/" + rest;

        assertThat(PathSpellings.mayClimb(path) || !climbsForSomebody(path)).isTrue();
    }

    @Property
    void plainWordsNeverClimb(@ForAll @CharRange(from = 'a', to = 'z') String word) {
        assertThat(PathSpellings.mayClimb("/" + word + "/" + word)).isFalse();
    }

    /** As Tomcat and IIS would read it, for paths that the gateway does not redirect. */
    private static boolean climbsForSomebody(String path) {
        if (CleanPath.redirect(path) != null || path.matches(".*/\\.\\.?(/.*)?")) {
            return false;
        }
        var decoded = path.replaceAll("(?i)%2e", ".")
                .replaceAll("(?i)%5c", "\\\\")
                .replaceAll("(?i)%2f", "/")
                .replace('\\', '/');
        for (var segment : decoded.split("/")) {
            var name = segment.split(";", 2)[0];
            if (name.equals("..") || name.equals(".")) {
                return true;
            }
        }
        return false;
    }
}
