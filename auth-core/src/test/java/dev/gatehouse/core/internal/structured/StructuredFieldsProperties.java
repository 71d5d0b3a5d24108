// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.internal.structured;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.greenbytes.http.sfv.Parser;

/** An independent reader, org.greenbytes.http:structured-fields, as the oracle. */
final class StructuredFieldsProperties {
    private static Optional<String> theirs(String text) {
        // Blanks around a field mean nothing, RFC 8941 section 4.2; theirs leaves that to its caller.
        var bare = text.replaceAll("^ +| +$", "");
        if (bare.isEmpty()) {
            return Optional.of("");
        }
        try {
            return Optional.of(Parser.parseDictionary(bare).serialize());
        } catch (IllegalArgumentException notADictionary) {
            return Optional.empty();
        }
    }

    @Property(tries = 3_000)
    void nothingIsReadThatIsNoDictionary(@ForAll @CharRange(from = ' ', to = '~') @StringLength(max = 12) String text) {
        var ours = StructuredFields.dictionary(text).map(Dictionary::serialize);

        assertThat(ours.isPresent() && !ours.equals(theirs(text))).isFalse();
    }

    @Property(tries = 3_000)
    void nearMissesAreReadAlike(@ForAll("pieces") String text) {
        var ours = StructuredFields.dictionary(text).map(Dictionary::serialize);

        assertThat(ours.isPresent() && !ours.equals(theirs(text))).isFalse();
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(
                        "a", "b=", "=", "(", ")", " ", ",", ";", "x", "?1", "?0", "\"t\"", "\\", ":aGk=:", "1", "-2",
                        ".5", "\t")
                .list()
                .ofMaxSize(12)
                .map(pieces -> String.join("", pieces));
    }

    @Property
    void whatWasReadIsReadAgainTheSame(@ForAll("pieces") String text) {
        StructuredFields.dictionary(text)
                .ifPresent(read -> assertThat(StructuredFields.dictionary(read.serialize()))
                        .contains(read));
    }

    @Property
    void noTextEndsInAnException(@ForAll @StringLength(max = 200) String text) {
        assertThat(StructuredFields.dictionary(text)).isNotNull();
        assertThat(StructuredFields.list(text)).isNotNull();
        assertThat(StructuredFields.item(text)).isNotNull();
    }
}
