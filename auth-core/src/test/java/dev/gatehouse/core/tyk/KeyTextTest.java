// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.internal.json.Json;
import dev.gatehouse.secret.Secret;
import java.util.Base64;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyTextTest {
    private static KeyText read(String json) {
        return KeyText.read(Secret.of(Base64.getEncoder().encode(json.getBytes(UTF_8))));
    }

    private static String json(KeyText key) {
        return new String(Base64.getDecoder().decode(key.bytes()), UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"org\":\"acme\",\"id\":\"x\",\"h\":\"sha256\"}",
                "{\"h\":\"sha256\",\"org\":\"acme\",\"id\":\"x\"}",
                "{\"org\": \"acme\", \"id\": \"x\", \"h\": \"sha256\"}\n",
                "{\"org\":\"acm\\u0065\",\"id\":\"\\\"\",\"h\":\"sha256\"}",
                "{\"org\":\"acme\",\"id\":\"x\",\"h\":\"sha256\",\"more\":[1]}"
            })
    void sameObjectSaysTheSameHoweverItIsWritten(String json) {
        assertThat(read(json).organization().value()).isEqualTo("acme");
        assertThat(read(json).function()).isEqualTo("sha256");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"org\":\"acme\",\"id\":\"x\",\"h\":\"sha256\"",
                "{\"org\":\"acme\",\"id\":\"x\",\"h\":\"sha256\"}}",
                "{\"org\":\"acme\",\"id\":\"x\",\"h\":\"sha256\"} {}",
                "{\"org\":\"acme\",\"id\":\"x\",\"h\":\"sha256\",\"h\":\"murmur64\"}",
                "{\"org\":\"acme\",\"id\":\"x\"y\",\"h\":\"sha256\"}",
                "{\"org\":\"acme\",\"id\":\"\u0001\",\"h\":\"sha256\"}"
            })
    void textThatIsNoObjectSaysNothing(String json) {
        assertThat(read(json).organization().isNone()).isTrue();
        assertThat(read(json).function()).isEmpty();
    }

    @Test
    void functionNobodyKnowsIsToldAsItStands() {
        assertThat(read("{\"org\":\"acme\",\"id\":\"x\",\"h\":\"sha257\"}").function())
                .isEqualTo("sha257");
    }

    @Property
    void whatIsWrittenSaysWhatItWasMadeOf(@ForAll("parts") String organization, @ForAll("parts") String id) {
        var written = KeyText.write(organization.getBytes(UTF_8), id.getBytes(UTF_8), "sha256");

        var again = KeyText.read(written.secret());
        assertThat(again.organization()).isEqualTo(written.organization());
        assertThat(again.organization().value()).isEqualTo(organization);
        assertThat(again.function()).isEqualTo(written.function()).isEqualTo("sha256");
        assertThat(Json.object(json(written)).path("id").textValue()).isEqualTo(id);
    }

    @Property
    void anyTextIsReadAsTheJsonThatItIs(@ForAll("nearlyKeys") String text) {
        var organization = read(text).organization().value();

        assertThat(organization).isEqualTo(told(text));
    }

    private static String told(String text) {
        try {
            return Json.object(text).path("org").asText();
        } catch (IllegalArgumentException noObject) {
            return "";
        }
    }

    @Provide
    Arbitrary<String> parts() {
        return Arbitraries.strings()
                .withChars("ab\"\\{}:,\u0001\u007f \u00e4\u9375")
                .ofMaxLength(8);
    }

    /** The usual text with one character changed, left out or put in. */
    @Provide
    Arbitrary<String> nearlyKeys() {
        var usual = "{\"org\":\"acme\",\"id\":\"x\",\"h\":\"sha256\"}";
        return Arbitraries.integers()
                .between(2, usual.length() - 1)
                .flatMap(at -> Arbitraries.of("", "\"", "\\", "}", ",", " ", "a", "\n")
                        .flatMap(other -> Arbitraries.of(0, 1)
                                .map(gone -> usual.substring(0, at) + other + usual.substring(at + gone))));
    }
}
