// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.session.SessionId;
import org.junit.jupiter.api.Test;

final class OwnNoticesTest {
    private final SessionLayout layout = Layout.own("shop").sessions();

    @Test
    void areToldOnAChannelOfTheNamespace() {
        assertThat(new String(layout.channel(), UTF_8)).isEqualTo("shop:changes");
    }

    @Test
    void areReadAsTheyAreWritten() {
        var id = new SessionId("a,b:c\u0000é");

        assertThat(layout.changed(layout.notice(id))).containsExactly(id);
    }

    @Test
    void thatSayNothingNameNoSession() {
        assertThat(layout.changed(new byte[0])).isEmpty();
    }

    @Test
    void thatAreNoTextNameNoSession() {
        assertThat(layout.changed(new byte[] {(byte) 0xff})).isEmpty();
    }
}
