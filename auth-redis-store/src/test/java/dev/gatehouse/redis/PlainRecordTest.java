// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records are data: nothing in one names a class to be made of it. */
final class PlainRecordTest {
    private static final String HINTS = "{\"@class\":\"javax.naming.InitialContext\",\"@type\":\"java.net.URL\","
            + "\"java.lang.ProcessBuilder\":[\"java.util.ArrayList\",[\"touch\",\"/tmp/x\"]],"
            + "\"serialized\":\"rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA==\"}";
    private static final Map<String, Object> AS_WRITTEN = Map.of(
            "@class",
            "javax.naming.InitialContext",
            "@type",
            "java.net.URL",
            "java.lang.ProcessBuilder",
            List.of("java.util.ArrayList", List.of("touch", "/tmp/x")),
            "serialized",
            "rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA==");

    private final SessionLayout own = Layout.own().sessions();
    private final SessionLayout tyk = Layout.tyk().sessions();

    @ParameterizedTest
    @ValueSource(strings = {"meta", "residue"})
    void at51TypeHintsAreTextInOurRecord(String member) {
        var session = own.read(bytes("{\"v\":1,\"kind\":\"TOKEN\",\"" + member + "\":" + HINTS + "}"));

        assertThat(List.of(session.attributes().metadata(), session.residue().members()))
                .containsExactlyInAnyOrder(AS_WRITTEN, Map.of());
    }

    @Test
    void at51TypeHintsAreTextInTheMetadataOfTheOriginal() {
        var session = tyk.read(bytes("{\"org_id\":\"acme\",\"meta_data\":" + HINTS + "}"));

        assertThat(session.attributes().metadata()).isEqualTo(AS_WRITTEN);
    }

    @Test
    void at51TypeHintsAreTextInMembersThatOnlyOthersKnow() {
        var session = tyk.read(bytes("{\"org_id\":\"acme\",\"of_another_program\":" + HINTS + "}"));

        assertThat(session.residue().get("of_another_program")).isEqualTo(AS_WRITTEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"v\":1,\"@class\":\"java.lang.Runtime\",\"kind\":\"TOKEN\"}",
                "{\"v\":1,\"kind\":\"TOKEN\",\"rights\":[{\"@class\":\"java.lang.Runtime\",\"api\":\"a\"}]}",
                "{\"v\":1,\"kind\":\"TOKEN\",\"retention\":{\"@class\":\"java.lang.Runtime\"}}",
                "{\"v\":1,\"kind\":{\"@class\":\"java.lang.Runtime\"}}",
                "[\"dev.gatehouse.session.Session\",{\"v\":1,\"kind\":\"TOKEN\"}]",
            })
    void at51ATypeHintWhereWeKnowTheTypeIsNoRecord(String record) {
        assertThatThrownBy(() -> own.read(bytes(record))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void at51ASerializedObjectIsNoRecord() {
        var serialized = new byte[] {(byte) 0xac, (byte) 0xed, 0, 5, 's', 'r'};

        assertThatThrownBy(() -> own.read(serialized)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tyk.read(serialized)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"retention\":{}",
                "\"retention\":7",
                "\"retention\":{\"forever\":false}",
                "\"retention\":{\"forever\":true,\"fixed\":1}",
                "\"retention\":{\"fixed\":0}",
                "\"retention\":{\"fixed\":-1}",
                "\"retention\":{\"fixed\":\"PT1H\"}",
                "\"retention\":{\"fixed\":1,\"nanos\":1000000000}",
                "\"retention\":{\"fixed\":1,\"nanos\":-1}",
                "\"retention\":{\"fixed\":1,\"afterExpiry\":1}",
                "\"retention\":{\"afterExpiry\":1.5}",
                "\"retention\":{\"afterExpiry\":9223372036854775808}",
                "\"exp\":9223372036854775807,\"nanos\":9223372036854775807",
                "\"exp\":1,\"nanos\":1000000000",
                "\"exp\":1,\"nanos\":-1",
            })
    void anOddTimeIsNoRecord(String member) {
        assertThatThrownBy(() -> own.read(bytes("{\"v\":1,\"kind\":\"TOKEN\"," + member + "}")))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"expires\":9223372036854775807}",
                "{\"expires\":-9223372036854775808}",
                "{\"expires\":1e400}",
                "{\"expires\":1e999999999}",
                "{\"session_lifetime\":9223372036854775807}",
                "{\"expires\":1,\"post_expiry_action\":\"delete\",\"post_expiry_grace_period\":9223372036854775807}",
                "{\"expires\":1,\"post_expiry_action\":\"delete\",\"post_expiry_grace_period\":-9223372036854775808}",
            })
    void extremeNumbersOfTheOriginalAreReadOrRefused(String record) {
        var failure = catchThrowable(() -> tyk.write(tyk.read(bytes(record))));

        assertThat(failure)
                .satisfiesAnyOf(
                        none -> assertThat(none).isNull(),
                        refused -> assertThat(refused).isInstanceOf(IllegalArgumentException.class));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
