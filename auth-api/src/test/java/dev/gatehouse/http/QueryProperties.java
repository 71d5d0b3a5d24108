// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class QueryProperties {
    @Property
    void whatWasEncodedIsFound(@ForAll("texts") String name, @ForAll("texts") String value) {
        var query = new Query("x=1&" + URLEncoder.encode("n" + name, UTF_8) + "=" + URLEncoder.encode(value, UTF_8));

        assertThat(query.first("n" + name)).isEqualTo(value);
    }

    @Property
    void whatWasDroppedIsNotFound(@ForAll("queries") String raw) {
        assertThat(new Query(raw).without(Set.of("k")).first("k")).isNull();
    }

    @Property
    void whatWasNotDroppedIsFoundAsBefore(@ForAll("queries") String raw) {
        assertThat(new Query(raw).without(Set.of("k")).first("a")).isEqualTo(new Query(raw).first("a"));
    }

    @Property
    void droppingTwiceIsDroppingOnce(@ForAll("queries") String raw) {
        var once = new Query(raw).without(Set.of("k"));

        assertThat(once.without(Set.of("k"))).isEqualTo(once);
    }

    @Property
    void anyTextIsReadWithoutFailing(@ForAll String anything) {
        assertThat(new Query(anything).without(Set.of("k")).first("k")).isNull();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withCharRange('\u00a0', '\u02ff')
                .withChars("中あЖ;&=+%")
                .ofMaxLength(12);
    }

    @Provide
    Arbitrary<String> queries() {
        return Arbitraries.of(
                        "k=1", "k", "%6b=2", "a=1", "a=%41", "a=%e9", "a=+", "a", "=1", "a=%zz", "k=%zz", "a=1;k=2",
                        "z=~%7e", "")
                .list()
                .ofMaxSize(6)
                .map(pieces -> String.join("&", pieces));
    }
}
