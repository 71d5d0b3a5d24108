// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a signature header is read. */
final class SignatureParametersTest {
    private static final SignatureParameters PLAIN = new SignatureParameters("9876", "hmac-sha1", List.of("date"), "x");

    private static Optional<SignatureParameters> parse(String text) {
        return SignatureParameters.parse(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Signature keyId=\"9876\",algorithm=\"hmac-sha1\",signature=\"x\"",
                "signature keyId=\"9876\",algorithm=\"hmac-sha1\",signature=\"x\"",
                "keyId=\"9876\",algorithm=\"hmac-sha1\",signature=\"x\"",
                "Signature KEYID=\"9876\",Algorithm=\"hmac-sha1\",SIGNATURE=\"x\"",
                "Signature keyId=\"9876\" algorithm=\"hmac-sha1\" signature=\"x\"",
                "Signature  keyId = \"9876\" ,\talgorithm = \"hmac-sha1\" , signature=\"x\" ",
                "Signature keyId=9876,algorithm=\"hmac-sha1\",signature=x",
                "Signature keyId \"9876\" algorithm \"hmac-sha1\" signature \"x\"",
                "Signature keyId=\"1\",keyId=\"9876\",algorithm=\"hmac-sha1\",signature=\"x\"",
                "Signature keyId=\"9876\",algorithm=\"hmac-sha1\",signature=\"x\",",
            })
    void manySpellingsMeanTheSame(String text) {
        assertThat(parse(text)).contains(PLAIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer abc",
                "Signature keyId=\"9876\",created=\"1402170695\",signature=\"x\"",
                "Signature keyId=\"9876\",algorithm=hmac-sha1,signature=\"x\"",
                "Signature keyId=\"9876\",signature=\"unterminated",
                "Signature keyId=\"98\\q76\",signature=\"x\"",
                "Signature keyId=\"9876\\",
                "Signature keyId='9876",
                "Signature keyId=\"98\n76\""
            })
    void otherTextsCannotBeRead(String text) {
        assertThat(parse(text)).isEmpty();
    }

    @Nested
    class TheListOfHeaders {
        private List<String> headers(String value) {
            return parse("Signature headers=\"" + value + "\"").orElseThrow().headers();
        }

        @Test
        void isCutAtEveryBlank() {
            assertThat(headers("(request-target) Date  x")).containsExactly("(request-target)", "Date", "", "x");
        }

        @Test
        void isOneEmptyNameIfItIsEmpty() {
            assertThat(headers("")).containsExactly("");
        }

        @Test
        void isTheDateIfThereIsNone() {
            assertThat(parse("Signature").orElseThrow().headers()).containsExactly("date");
        }

        @Test
        void hasAnEnd() {
            assertThat(parse("Signature headers=\"" + "a ".repeat(200) + "\"")).isEmpty();
        }
    }

    @Test
    void escapesInTextAreUndone() {
        assertThat(parse("Signature keyId=\"a\\\"b\\\\c\"").orElseThrow().keyId())
                .isEqualTo("a\"b\\c");
    }

    @Test
    void singleQuotesArePartOfAValue() {
        assertThat(parse("Signature keyId='9876'").orElseThrow().keyId()).isEqualTo("'9876'");
    }

    @Test
    void anotherSpellingOfTheSchemeIsTakenForAParameter() {
        var parameters =
                parse("SIGNATURE keyId=\"9876\",algorithm=\"hmac-sha1\"").orElseThrow();

        assertThat(parameters.keyId()).isEmpty();
    }

    @Test
    void longerTextsAreNotRead() {
        assertThat(parse("Signature keyId=\"" + "a".repeat(SignatureParameters.LONGEST) + "\""))
                .isEmpty();
    }

    @Test
    void at58TheSignatureIsNotShown() {
        assertThat(parse("Signature signature=\"abcdefgh\"").orElseThrow().toString())
                .doesNotContain("abcdefgh");
    }
}
