// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.secret.Secret;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class PlacesTest {
    private static final String ATTACKER = "192.0.2.66";
    private static final String CLIENT = "192.0.2.1";

    private final Places places = new Places(1, Duration.ofHours(1), new SecureRandom());
    private final Crowd crowd = new Crowd();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<String> served = new CopyOnWriteArrayList<>();

    /** The only place is taken until the test says that it is enough. */
    private void occupied() throws InterruptedException {
        crowd.start(() -> places.toLogIn(this::staying));
        begun.await();
    }

    private boolean staying() {
        begun.countDown();
        try {
            end.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        return true;
    }

    @AfterEach
    void everyoneGoesHome() throws InterruptedException {
        enough();
    }

    private void enough() throws InterruptedException {
        end.countDown();
        crowd.join();
    }

    private static LoginOrigin origin(String address, String name) {
        return new LoginOrigin(new OrganizationId("acme"), Secret.of(name), address);
    }

    private FutureTask<Boolean> login(String address, String name) {
        return crowd.joinedBy(() -> places.toLogIn(origin(address, name), () -> served.add(name)));
    }

    private FutureTask<Boolean> setting(String name) {
        return crowd.joinedBy(() -> places.toSet(() -> served.add(name)));
    }

    private static void assertBusy(FutureTask<Boolean> task) {
        assertThat(task).isDone();
        assertThatThrownBy(task::get).hasCauseInstanceOf(HashingBusyException.class);
    }

    private static void assertServed(FutureTask<Boolean> task) throws Exception {
        assertThat(task.get(1, TimeUnit.HOURS)).isTrue();
    }

    @Nested
    class At60GuessesAtOneName {
        @Test
        void at60GuessesAtOneNameLeavePlacesForOthers() throws Exception {
            occupied();
            IntStream.range(0, 80).forEach(i -> login("192.0.2." + i, "max"));

            var ann = login(CLIENT, "ann");
            enough();

            assertServed(ann);
            assertThat(served).filteredOn("max"::equals).hasSize(FairLine.MOST_OF_A_NAME);
        }

        @Test
        void at60FromOneAddressLeaveOneForTheUser() throws Exception {
            occupied();
            IntStream.range(0, 80).forEach(i -> login(ATTACKER, "max"));

            var max = login(CLIENT, "max");
            enough();

            assertServed(max);
        }

        @Test
        void at60BeyondThoseThatMayWaitAreRefusedAtOnce() throws Exception {
            occupied();
            IntStream.range(0, FairLine.MOST_OF_A_NAME).forEach(i -> login(ATTACKER, "max"));

            assertBusy(login(ATTACKER, "max"));
        }
    }

    @Nested
    class At60GuessesAtManyNames {
        @Test
        void at60FromOneAddressLeavePlacesForOthers() throws Exception {
            occupied();
            IntStream.range(0, 80).forEach(i -> login(ATTACKER, "u" + i));

            var ann = login(CLIENT, "ann");
            enough();

            assertServed(ann);
        }

        @Test
        void at60FromOneAddressHaveNoMoreThanEveryOtherTurn() throws Exception {
            occupied();
            IntStream.range(0, 80).forEach(i -> login(ATTACKER, "u" + i));

            login(CLIENT, "ann");
            enough();

            assertThat(served.subList(0, 2)).contains("ann");
        }

        @Test
        void at60FromOneNetworkOfIpv6AreOfOneAddress() throws Exception {
            occupied();
            IntStream.range(0, 80).forEach(i -> login("2001:db8::" + i, "u" + i));

            var ann = login("2001:db8:0:1::1", "ann");
            enough();

            assertServed(ann);
        }

        @Test
        void at60WaitNoLongerThanTheLineMayBe() throws Exception {
            occupied();
            IntStream.range(0, Places.QUEUE).forEach(i -> login("192.0.2." + i, "u" + i));

            assertBusy(login("198.51.100.1", "ann"));
        }
    }

    @Nested
    class WhoSetsPasswords {
        @Test
        void at60WaitsForOneLoginAtTheMost() throws Exception {
            occupied();
            IntStream.range(0, 80).forEach(i -> login("192.0.2." + i, "u" + i));

            setting("the operator");
            enough();

            assertThat(served.subList(0, 2)).contains("the operator");
        }

        @Test
        void leavesEveryOtherPlaceToLogins() throws Exception {
            occupied();
            setting("s1");
            setting("s2");
            setting("s3");

            login(CLIENT, "ann");
            enough();

            assertThat(served.subList(0, 2)).contains("ann");
        }

        @Test
        void isServedInTheOrderOfComing() throws Exception {
            occupied();
            setting("s1");
            setting("s2");
            enough();

            assertThat(served).containsExactly("s1", "s2");
        }

        @Test
        void isRefusedWhereTooManyDo() throws Exception {
            occupied();
            IntStream.range(0, Places.QUEUE).forEach(i -> setting("s" + i));

            assertBusy(setting("one more"));
        }
    }

    @Nested
    class WhatCanWaitForAnotherDay {
        @Test
        void isDoneWhileAPlaceIsFree() {
            assertThat(places.ifFree(() -> served.add("fresh"))).contains(true);
        }

        @Test
        void isNotDoneWhileNoneIs() throws Exception {
            occupied();

            assertThat(places.ifFree(() -> served.add("fresh"))).isEmpty();
            assertThat(served).isEmpty();
        }

        @Test
        void gaveItsPlaceBack() {
            places.ifFree(() -> served.add("fresh"));

            assertThat(places.ifFree(() -> served.add("fresh"))).contains(true);
        }
    }

    @Nested
    class NoPlaceIsLost {
        private void assertNoneIs() {
            assertThat(places.ifFree(() -> served.add("free again"))).contains(true);
        }

        @Test
        void byWorkThatFails() {
            assertThatThrownBy(() -> places.toLogIn(() -> {
                        throw new IllegalStateException("broken");
                    }))
                    .hasMessage("broken");

            assertNoneIs();
        }

        @Test
        void byOneWhoWentAway() throws Exception {
            occupied();
            var ann = login(CLIENT, "ann");

            crowd.interruptLast();
            assertThatThrownBy(ann::get).hasCauseInstanceOf(HashingBusyException.class);
            enough();

            assertNoneIs();
        }

        @Test
        void byManyWhoComeAndGo() throws Exception {
            occupied();
            IntStream.range(0, 80).forEach(i -> login("192.0.2." + i % 7, "u" + i % 11));
            enough();

            assertNoneIs();
        }

        /** Some are called in the very moment in which they lose patience. */
        @Test
        void byImpatientOnes() throws Exception {
            var hasty = new Places(1, Duration.ofNanos(50_000), new SecureRandom());

            for (int i = 0; i < 2_000; i++) {
                var name = "u" + i % 5;
                crowd.start(() -> hasty.toLogIn(origin(CLIENT, name), () -> served.add(name)));
            }
            enough();

            assertThat(hasty.ifFree(() -> true)).contains(true);
            assertThat(served).isNotEmpty();
        }
    }

    @Test
    void oneWhoLosesPatienceIsBusy() throws Exception {
        var hasty = new Places(1, Duration.ofMillis(1), new SecureRandom());
        crowd.start(() -> hasty.toLogIn(this::staying));
        begun.await();

        assertThatThrownBy(() -> hasty.toLogIn(origin(CLIENT, "ann"), () -> true))
                .isInstanceOf(HashingBusyException.class);
    }
}
