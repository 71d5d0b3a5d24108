// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RoutesTest {
    private static Routes of(String... places) {
        return new Routes(Stream.of(places).map(RoutesTest::route).toList());
    }

    /** {@code domain/path} or {@code /path}. */
    private static Route route(String place) {
        int slash = place.indexOf('/');
        return new Route(new Place(place.substring(0, slash), place.substring(slash)), new Site.Broken());
    }

    private static String found(Routes routes, String host, String path) {
        var route = routes.find(host, path);
        return route == null ? "nothing" : route.place().toString();
    }

    @Test
    void theLongestListenPathWins() {
        var routes = of("/", "/a/", "/a/b/", "/a/b/c/");

        assertThat(found(routes, "", "/a/b/x")).isEqualTo("/a/b/");
    }

    @Test
    void aSlashAtTheEndMustBeThere() {
        assertThat(found(of("/only/"), "", "/only")).isEqualTo("nothing");
    }

    @Test
    void withoutASlashAtTheEndLongerNamesAreServedToo() {
        assertThat(found(of("/only"), "", "/onlyone")).isEqualTo("/only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/only", "/only/", "/only/x"})
    void strictPlacesServeWholeSegments(String path) {
        var routes = new Routes(List.of(route("/only")), true);

        assertThat(found(routes, "", path)).isEqualTo("/only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/onlyone", "/only.x", "/only-x/y", "/onl"})
    void strictPlacesServeNothingElse(String path) {
        var routes = new Routes(List.of(route("/only")), true);

        assertThat(found(routes, "", path)).isEqualTo("nothing");
    }

    @Test
    void aStrictPlaceLeavesNothingToShorterOnes() {
        var routes = new Routes(List.of(route("/"), route("/only")), true);

        assertThat(found(routes, "", "/onlyone")).isEqualTo("nothing");
    }

    @Test
    void aStrictPlaceThatEndsWithASlashIsAsEver() {
        var routes = new Routes(List.of(route("/only/")), true);

        assertThat(found(routes, "", "/only/x")).isEqualTo("/only/");
    }

    @Test
    void anOwnDomainComesFirst() {
        var routes = of("/a/b/", "api.test/a/");

        assertThat(found(routes, "api.test", "/a/b/c")).isEqualTo("api.test/a/");
    }

    @Test
    void anOwnDomainIsForItsApisAlone() {
        assertThat(found(of("api.test/a/"), "other.test", "/a/b")).isEqualTo("nothing");
    }

    @Test
    void whatNoApiOfTheDomainServesIsLookedForBesides() {
        assertThat(found(of("/", "api.test/a/"), "api.test", "/b")).isEqualTo("/");
    }

    @Test
    void domainsHaveNoCase() {
        assertThat(found(of("API.Test/a/"), "api.test", "/a/b")).isEqualTo("api.test/a/");
    }

    @Test
    void aMissingHostIsOnNoDomain() {
        assertThat(of("api.test/").owns("")).isFalse();
    }

    @Test
    void theFirstAtAPlaceKeepsIt() {
        var first = route("/a/");
        var second = new Route(new Place("", "/a/"), new Site.Broken());

        assertThat(new Routes(List.of(first, second)).find("", "/a/")).isSameAs(first);
    }

    @Property
    void findsWhatLookingAtEveryPrefixFinds(@ForAll("paths") Set<String> listen, @ForAll("path") String path) {
        var expected = listen.stream()
                .filter(path::startsWith)
                .max(Comparator.comparingInt(String::length))
                .orElse("nothing");

        var routes = of(listen.toArray(String[]::new));

        assertThat(found(routes, "", path)).isEqualTo(expected);
    }

    @Provide
    Arbitrary<String> path() {
        return Arbitraries.strings().withChars("ab/").ofMaxLength(8).map(rest -> "/" + rest);
    }

    @Provide
    Arbitrary<Set<String>> paths() {
        return path().set().ofMaxSize(12);
    }
}
