// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.session.SessionId;
import dev.gatehouse.testkit.SessionArbitraries;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScanCursorTest {
    private static final String SERVER = "0123456789abcdef";
    private static final String OTHER = "fedcba9876543210";

    @Test
    void aStepToTheEndOfAServerIsDoneWithIt() {
        var after = ScanCursor.start().on(SERVER).after("0", List.of());

        assertThat(after).isEqualTo(new ScanCursor(List.of(SERVER), null, "0", List.of()));
    }

    @Test
    void aStepInBetweenStaysOnTheServer() {
        var after = ScanCursor.start().on(SERVER).after("17", List.of());

        assertThat(after.on(SERVER).position()).isEqualTo("17");
    }

    @Test
    void anotherServerIsBegunFromItsBeginning() {
        var after = ScanCursor.start().on(SERVER).after("17", List.of());

        assertThat(after.on(OTHER).position()).isEqualTo("0");
    }

    @Provide
    Arbitrary<List<SessionId>> ids() {
        return SessionArbitraries.sessionIds().list().ofMaxSize(5);
    }

    @Property
    void isReadAsItIsWritten(@ForAll("ids") List<SessionId> left) {
        var cursor = new ScanCursor(List.of(SERVER, OTHER), SERVER, "123", left);

        assertThat(ScanCursor.parse(cursor.text())).isEqualTo(cursor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no cursor looks like this",
                "~",
                "~~~",
                "~~x~",
                "zz~~0~",
                "~~0~!",
                "~~0~_w",
                "~~0~,",
                "~~999999999999999999999~",
                "~0123456789abcdef0~0~"
            })
    void isNothingElse(String text) {
        assertThatThrownBy(() -> ScanCursor.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
