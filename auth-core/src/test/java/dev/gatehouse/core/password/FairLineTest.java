// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class FairLineTest {
    private static final int LONGEST = 8;

    private final FairLine line = new FairLine(LONGEST);

    /** Named by address, tenant and user. */
    private static Waiter waiter(String place, String organization, String name) {
        var share = new Share(place, organization, organization + "/" + name);
        return new Waiter(share, new ReentrantLock().newCondition());
    }

    private Waiter admitted(String place, String organization, String name) {
        var waiter = waiter(place, organization, name);
        assertThat(line.admit(waiter)).isNull();
        return waiter;
    }

    private Waiter from(String place, String name) {
        return admitted(place, "acme", name);
    }

    private List<Waiter> all() {
        return Stream.generate(line::next).takeWhile(next -> next != null).toList();
    }

    @Test
    void nobodyIsNextWhereNobodyWaits() {
        assertThat(line.next()).isNull();
    }

    @Nested
    class Next {
        @Test
        void isWhoCameFirst() {
            var first = from("a", "max");
            var second = from("a", "max");

            assertThat(all()).containsExactly(first, second);
        }

        @Test
        void at60IsEachAddressInTurn() {
            var guesses = List.of(from("a", "u1"), from("a", "u2"), from("a", "u3"));
            var ann = from("b", "ann");

            assertThat(all()).containsExactly(guesses.get(0), ann, guesses.get(1), guesses.get(2));
        }

        @Test
        void at60IsEachTenantOfAnAddressInTurn() {
            var guesses = List.of(from("a", "u1"), from("a", "u2"));
            var ann = admitted("a", "other", "ann");

            assertThat(all()).containsExactly(guesses.get(0), ann, guesses.get(1));
        }

        @Test
        void at60IsEachUserOfATenantInTurn() {
            var guesses = List.of(from("a", "max"), from("a", "max"));
            var ann = from("a", "ann");

            assertThat(all()).containsExactly(guesses.get(0), ann, guesses.get(1));
        }

        @Test
        void at60IsNotWhoComesBackAtOnce() {
            from("a", "u1");
            var ann = from("b", "ann");
            line.next();

            from("a", "u1");

            assertThat(line.next()).isSameAs(ann);
        }

        @Test
        void isNobodyWhoWentAway() {
            var first = from("a", "max");
            var second = from("a", "max");

            line.remove(first);

            assertThat(all()).containsExactly(second);
        }
    }

    @Nested
    class ManyForOneName {
        @Test
        void at60AreFourAtTheMost() {
            for (int i = 0; i < FairLine.MOST_OF_A_NAME; i++) {
                from("a", "max");
            }
            var fifth = waiter("a", "acme", "max");

            assertThat(line.admit(fifth)).isSameAs(fifth);
        }

        @Test
        void at60AreFourOfAllAddresses() {
            for (int i = 0; i < FairLine.MOST_OF_A_NAME; i++) {
                from("a" + i, "max");
            }
            var fifth = waiter("b", "acme", "max");

            assertThat(line.admit(fifth)).isSameAs(fifth);
        }

        @Test
        void at60OfOneAddressGiveWayToAnother() {
            var guesses = Stream.generate(() -> from("a", "max"))
                    .limit(FairLine.MOST_OF_A_NAME)
                    .toList();
            var max = waiter("b", "acme", "max");

            assertThat(line.admit(max)).isSameAs(guesses.get(guesses.size() - 1));
            assertThat(all()).contains(max);
        }

        @Test
        void areNotThoseOfAnotherTenant() {
            for (int i = 0; i < FairLine.MOST_OF_A_NAME; i++) {
                from("a", "max");
            }

            assertThat(line.admit(waiter("a", "other", "max"))).isNull();
        }

        @Test
        void areForgottenWhenTheyHadTheirTurn() {
            for (int i = 0; i < FairLine.MOST_OF_A_NAME; i++) {
                from("a", "max");
            }
            line.next();

            assertThat(line.admit(waiter("a", "acme", "max"))).isNull();
        }
    }

    @Nested
    class AFullLine {
        private final List<Waiter> guesses = new ArrayList<>();

        private void filledFrom(String... places) {
            for (int i = 0; i < LONGEST; i++) {
                guesses.add(from(places[i % places.length], "u" + i));
            }
        }

        @Test
        void at60OfOneAddressHasRoomForAnother() {
            filledFrom("a");
            var ann = waiter("b", "acme", "ann");

            assertThat(line.admit(ann)).isSameAs(guesses.get(LONGEST - 1));
            assertThat(all()).contains(ann);
        }

        @Test
        void at60OfOneAddressHasNoRoomForMoreOfIt() {
            filledFrom("a");
            var more = waiter("a", "acme", "more");

            assertThat(line.admit(more)).isSameAs(more);
        }

        @Test
        void at60OfOneTenantHasRoomForAnotherBehindTheSameProxy() {
            filledFrom("a");
            var ann = waiter("a", "other", "ann");

            assertThat(line.admit(ann)).isSameAs(guesses.get(LONGEST - 1));
        }

        @Test
        void at60OfManyAddressesHasRoomForOneThatHasLess() {
            filledFrom("a", "b");
            var ann = waiter("c", "acme", "ann");

            assertThat(guesses).contains(line.admit(ann));
        }

        @Test
        void doesNotTurnAwayWhoHasNoMoreThanTheNewcomer() {
            filledFrom("a", "b", "c", "d", "e", "f", "g", "h");
            var ann = waiter("i", "acme", "ann");

            assertThat(line.admit(ann)).isSameAs(ann);
            assertThat(all()).containsExactlyElementsOf(guesses);
        }

        @Test
        void ofAUserWithManyHasRoomForAnotherBehindTheSameProxy() {
            var max = Stream.generate(() -> from("a", "max")).limit(4).toList();
            Stream.of("u1", "u2", "u3", "u4").forEach(name -> from("a", name));
            var ann = waiter("a", "acme", "ann");

            assertThat(line.admit(ann)).isSameAs(max.get(3));
        }
    }

    /** Whatever comes: it stays as short as it is to be, and everyone leaves it once. */
    @Property
    void losesNobodyAndNothingStays(
            @ForAll @Size(max = 60) List<@IntRange(max = 4) Integer> places,
            @ForAll @IntRange(min = 1, max = 4) int users) {
        var random = new FairLine(LONGEST);
        var came = new ArrayList<Waiter>();
        var left = new ArrayList<Waiter>();
        for (int place : places) {
            var waiter = waiter("a" + place, "acme", "u" + came.size() % users);
            came.add(waiter);
            var gone = random.admit(waiter);
            if (gone != null) {
                left.add(gone);
            }
        }
        assertThat(came.size() - left.size()).isLessThanOrEqualTo(Math.min(LONGEST, users * FairLine.MOST_OF_A_NAME));
        for (var next = random.next(); next != null; next = random.next()) {
            left.add(next);
        }

        assertThat(left).containsExactlyInAnyOrderElementsOf(came);
    }
}
