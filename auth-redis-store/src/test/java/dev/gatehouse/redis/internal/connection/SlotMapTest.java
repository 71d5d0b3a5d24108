// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.internal.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SlotMapTest {
    private static final Address ASKED = new Address("asked", 1);
    private static final Address A = new Address("a", 1);
    private static final Address B = new Address("b", 2);

    private final SlotMap map =
            SlotMap.read(List.of(range(0, 100, "a", 1L), range(101, 200, "b", 2L), range(300, 400, "a", 1L)), ASKED);

    private static List<Object> range(long first, long last, String host, long port) {
        return List.of(first, last, List.of(host.getBytes(UTF_8), port, "id".getBytes(UTF_8)));
    }

    @Test
    void knowsTheOwnerOfTheFirstSlotOfARange() {
        assertThat(map.ownerOf(101)).isEqualTo(B);
    }

    @Test
    void knowsTheOwnerOfTheLastSlotOfARange() {
        assertThat(map.ownerOf(100)).isEqualTo(A);
    }

    @Test
    void knowsThatASlotHasNoOwner() {
        assertThat(map.ownerOf(250)).isNull();
    }

    @Test
    void knowsThatNothingIsAfterTheLastRange() {
        assertThat(map.ownerOf(401)).isNull();
    }

    @Test
    void knowsEachOwnerOnceWithItsLowestSlot() {
        assertThat(map.firstSlots()).containsExactlyInAnyOrderEntriesOf(Map.of(A, 0, B, 101));
    }

    @Test
    void takesAnEmptyHostForTheServerThatWasAsked() {
        assertThat(SlotMap.read(List.of(range(0, 1, "", 7L)), ASKED).ownerOf(0)).isEqualTo(new Address("asked", 7));
    }

    @Test
    void takesAnUnknownHostForTheServerThatWasAsked() {
        assertThat(SlotMap.read(List.of(range(0, 1, "?", 7L)), ASKED).ownerOf(0))
                .isEqualTo(new Address("asked", 7));
    }

    @Test
    void takesNoHostForTheServerThatWasAsked() {
        var range = List.of(0L, 1L, Arrays.asList(null, 7L));

        assertThat(SlotMap.read(List.of(range), ASKED).ownerOf(0)).isEqualTo(new Address("asked", 7));
    }

    @Test
    void passesOverWhatIsNoRange() {
        assertThat(SlotMap.read(List.of(1L, List.of(0L, 1L)), ASKED).owners()).isEmpty();
    }

    @Test
    void knowsNothingAtFirst() {
        assertThat(SlotMap.empty().ownerOf(0)).isNull();
    }
}
