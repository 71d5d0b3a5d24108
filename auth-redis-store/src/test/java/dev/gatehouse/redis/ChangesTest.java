// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.session.SessionId;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChangesTest {
    private static final SessionId A = new SessionId("a");
    private static final SessionId B = new SessionId("b");

    private final Changes changes = new Changes();
    private final long before = changes.mark(List.of(A, B));

    @Test
    void nothingChangedIsTheSameMark() {
        assertThat(changes.mark(List.of(A, B))).isEqualTo(before);
    }

    @Test
    void aChangeOfTheFirstIsAnotherMark() {
        changes.changed(A);

        assertThat(changes.mark(List.of(A, B))).isNotEqualTo(before);
    }

    @Test
    void aChangeOfAnotherCandidateIsAnotherMark() {
        changes.changed(B);

        assertThat(changes.mark(List.of(A, B))).isNotEqualTo(before);
    }

    @Test
    void changesOfBothDoNotCancelOut() {
        changes.changed(A);
        changes.changed(B);

        assertThat(changes.mark(List.of(A, B))).isNotEqualTo(before);
    }

    @Test
    void aChangeOfSomethingElseIsTheSameMark() {
        changes.changed(new SessionId("something else"));

        assertThat(changes.mark(List.of(A, B))).isEqualTo(before);
    }

    @Test
    void aChangeOfAllIsAnotherMark() {
        changes.changedAll();

        assertThat(changes.mark(List.of(A, B))).isNotEqualTo(before);
    }
}
