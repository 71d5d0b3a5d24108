// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the date of a signed request is read. */
final class SignatureDateTest {
    private static final Instant MOMENT = Instant.ofEpochSecond(1136214245);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mon, 02 Jan 2006 15:04:05 UTC",
                "Mon, 02 Jan 2006 15:04:05 GMT",
                "Mon, 02 Jan 2006 15:04:05 EST",
                "Mon, 02 Jan 2006 15:04:05 CEST",
                "Mon, 02 Jan 2006 15:04:05 +02",
                "Mon, 02 Jan 2006 15:04:05 -7",
                "Mon, 02 Jan 2006 15:04:05 GMT+3",
                "Tue, 02 Jan 2006 15:04:05 GMT",
                "mon, 02 JAN 2006 15:04:05 GMT",
                "Mon,  02  Jan  2006  15:04:05  GMT"
            })
    void isTakenAsUtcWhateverTheZone(String text) {
        assertThat(SignatureDate.parse(text)).contains(MOMENT);
    }

    @Test
    void hasFractionsOfASecond() {
        assertThat(SignatureDate.parse("Mon, 02 Jan 2006 15:04:05.123456789012 GMT"))
                .contains(MOMENT.plusNanos(123_456_789));
    }

    @Test
    void hasHoursOfOneDigit() {
        assertThat(SignatureDate.parse("Mon, 02 Jan 2006 5:04:05 GMT")).contains(MOMENT.minusSeconds(36_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "Mon, 02 Jan 2006 15:04:05",
                "Mon, 2 Jan 2006 15:04:05 GMT",
                "Mon, 02 Jan 06 15:04:05 GMT",
                "Mon, 31 Feb 2006 15:04:05 GMT",
                "Mon, 02 Jan 2006 24:04:05 GMT",
                "Mon, 02 Jan 2006 15:04:60 GMT",
                "Mon, 02 Jan 2006 15:04:05 +0200",
                "Mon, 02 Jan 2006 15:04:05 +24",
                "Mon, 02 Jan 2006 15:04:05 gmt",
                "Mon, 02 Jan 2006 15:04:05 GMT and more",
                "Mon 02 Jan 2006 15:04:05 GMT",
                "2006-01-02T15:04:05Z",
                "Monday, 02-Jan-06 15:04:05 GMT",
                "Mon, 02 Jan 2006 15:04:05 GMT\n",
                "Mon, ٠٢ Jan 2006 15:04:05 GMT"
            })
    void isNothingElse(String text) {
        assertThat(SignatureDate.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tue, 14 Nov 2023 22:13:20 GMT",
                "Sun, 06 Nov 1994 08:49:37 GMT",
                "Thu, 29 Feb 2024 00:00:00 GMT",
                "Mon, 31 Dec 2040 23:59:59 GMT"
            })
    void usualDatesAreReadAlikeByBoth(String text) {
        // A second blank is another form of the same date, which only the original reads.
        assertThat(SignatureDate.parseStrictly(text))
                .isPresent()
                .isEqualTo(SignatureDate.parse(text))
                .isEqualTo(SignatureDate.parse(text.replace(", ", ",  ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Wed, 14 Nov 2023 22:13:20 GMT",
                "tue, 14 Nov 2023 22:13:20 GMT",
                "Tue, 14 nov 2023 22:13:20 GMT",
                "Tue, 14 Nov 2023 22:13:20 UTC",
                "Tue, 14 Nov 2023 22:13:60 GMT",
                "Tue, 14 Nov 2023 24:13:20 GMT",
                "Wed, 31 Nov 2023 22:13:20 GMT",
                "Tue, 14 Nov 2023 22:13:2  GMT",
                "Tue, 1\u0664 Nov 2023 22:13:20 GMT",
                "Tue, 14 Nov 2023 22:13:20 GMT ",
                "Tuesday, 14-Nov-23 22:13:20 G",
                ""
            })
    void strictlyThereIsOneForm(String text) {
        assertThat(SignatureDate.parseStrictly(text)).isEmpty();
    }
}
