// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class CallersTest {
    @Test
    void callOnceEach() throws Exception {
        var calls = new AtomicInteger();

        Callers.inParallel(16, calls::incrementAndGet);

        assertThat(calls).hasValue(16);
    }

    @Test
    void giveBackWhatTheirCallsReturned() throws Exception {
        var calls = new AtomicInteger();

        assertThat(Callers.inParallel(4, calls::incrementAndGet)).containsExactlyInAnyOrder(1, 2, 3, 4);
    }

    @Test
    void giveBackResultsByNumber() throws Exception {
        assertThat(Callers.inParallel(4, number -> () -> number * 10)).containsExactly(0, 10, 20, 30);
    }

    @Test
    void callAtTheSameTime() throws Exception {
        var all = new CountDownLatch(8);

        var met = Callers.inParallel(8, () -> {
            all.countDown();
            return all.await(30, TimeUnit.SECONDS);
        });

        assertThat(met).containsOnly(true);
    }

    @Test
    void tellOfACallThatFailed() {
        assertThatThrownBy(() -> Callers.inParallel(2, number -> () -> 1 / number))
                .isInstanceOf(AssertionError.class)
                .hasRootCauseInstanceOf(ArithmeticException.class);
    }
}
