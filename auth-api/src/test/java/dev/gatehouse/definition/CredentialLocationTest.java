// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CredentialLocationTest {
    private static final HttpRequest REQUEST = HttpRequest.of(
            "GET",
            "/?Key=in-query&Empty=",
            Headers.of("Key", "in-header", "Empty", "", "Cookie", "Key=in-cookie; Empty="));

    private static Stream<CredentialLocation> places(String name) {
        return Stream.of(
                CredentialLocation.header(name), CredentialLocation.query(name), CredentialLocation.cookie(name));
    }

    static Stream<CredentialLocation> missing() {
        return places("Other");
    }

    static Stream<CredentialLocation> empty() {
        return places("Empty");
    }

    @Test
    void readsWhereItPoints() {
        assertThat(places("Key").map(place -> place.read(REQUEST)))
                .containsExactly("in-header", "in-query", "in-cookie");
    }

    @ParameterizedTest
    @MethodSource("missing")
    void readsNothingWhereThereIsNothing(CredentialLocation location) {
        assertThat(location.read(REQUEST)).isNull();
    }

    @ParameterizedTest
    @MethodSource("empty")
    void readsNothingWhereTheValueIsEmpty(CredentialLocation location) {
        assertThat(location.read(REQUEST)).isNull();
    }

    @ParameterizedTest
    @MethodSource("empty")
    void findsAnEmptyValue(CredentialLocation location) {
        assertThat(location.find(REQUEST)).isEmpty();
    }

    @Test
    void findsAHeaderWithoutCase() {
        assertThat(CredentialLocation.header("kEY").find(REQUEST)).isEqualTo("in-header");
    }

    @Test
    void findsAParameterWithCase() {
        assertThat(CredentialLocation.query("key").find(REQUEST)).isNull();
    }

    @Test
    void findsACookieWithCase() {
        assertThat(CredentialLocation.cookie("key").find(REQUEST)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void needsAName(String name) {
        assertThatThrownBy(() -> CredentialLocation.header(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CredentialLocation.query(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CredentialLocation.cookie(name)).isInstanceOf(IllegalArgumentException.class);
    }
}
