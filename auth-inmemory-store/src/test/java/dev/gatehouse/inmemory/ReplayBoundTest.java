// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.store.SingleUse;
import dev.gatehouse.store.StoreFullException;
import dev.gatehouse.testkit.Callers;
import dev.gatehouse.testkit.MutableInstantSource;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReplayBoundTest {
    private static final int BOUND = 40;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MutableInstantSource clock = new MutableInstantSource();
    private final InMemoryReplayStore store = new InMemoryReplayStore(BOUND, clock);

    private static SingleUse use(int i) {
        return SingleUse.of("nonce", String.valueOf(i));
    }

    @Nested
    class Full {
        @BeforeEach
        void fill() {
            for (int i = 0; i < BOUND; i++) {
                store.firstUse(use(i), MINUTE);
            }
        }

        @Test
        void refusesWhatIsNew() {
            assertThatThrownBy(() -> store.firstUse(use(BOUND), MINUTE)).isInstanceOf(StoreFullException.class);
        }

        @Test
        void forgetsNothingInstead() {
            assertThatThrownBy(() -> store.firstUse(use(BOUND), MINUTE)).isInstanceOf(StoreFullException.class);

            assertThat(store.firstUse(use(0), MINUTE)).isFalse();
        }

        @Test
        void remembersNothingOfWhatItRefused() {
            assertThatThrownBy(() -> store.firstUse(use(BOUND), MINUTE)).isInstanceOf(StoreFullException.class);
            clock.advance(MINUTE);

            assertThat(store.firstUse(use(BOUND), MINUTE)).isTrue();
        }

        @Test
        void hasRoomAgainWhenTheTimeIsOver() {
            clock.advance(MINUTE);

            assertThat(store.firstUse(use(BOUND), MINUTE)).isTrue();
        }

        @Test
        void holdsLessAndLessWhenTheTimeIsOver() {
            clock.advance(MINUTE);
            store.firstUse(use(BOUND), MINUTE);
            store.firstUse(use(BOUND + 1), MINUTE);
            store.firstUse(use(BOUND + 2), MINUTE);

            assertThat(store.held()).isEqualTo(3);
        }

        @Test
        void countsAThingThatIsUsedAnewOnce() {
            clock.advance(MINUTE);
            store.firstUse(use(BOUND - 1), MINUTE);
            store.firstUse(use(BOUND - 1), MINUTE);
            store.firstUse(use(BOUND - 1), MINUTE);

            assertThat(store.held()).isEqualTo(1);
        }
    }

    @Test
    void manyCallersTakeExactlyTheRoomThereIs() throws Exception {
        var outcomes = Callers.inParallel(8, caller -> uses(caller));

        assertThat(outcomes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(BOUND);
    }

    private Callable<Integer> uses(int caller) {
        return () -> {
            int taken = 0;
            for (int i = 0; i < BOUND; i++) {
                taken += tryToUse(SingleUse.of("own", caller + "-" + i)) ? 1 : 0;
            }
            return taken;
        };
    }

    private boolean tryToUse(SingleUse use) {
        try {
            return store.firstUse(use, MINUTE);
        } catch (StoreFullException full) {
            return false;
        }
    }

    @Test
    void showsHowFullItIs() {
        store.firstUse(use(1), MINUTE);

        assertThat(store).hasToString("InMemoryReplayStore[1 of at most 40 uses]");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1_000_000_001})
    void refusesABoundOutOfBounds(long bound) {
        assertThatThrownBy(() -> InMemoryStores.builder().maxUses(bound))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 1000000000, was " + bound);
    }
}
