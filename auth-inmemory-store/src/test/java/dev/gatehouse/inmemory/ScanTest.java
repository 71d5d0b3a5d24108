// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.testkit.MutableInstantSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScanTest {
    private static final Session SESSION = Session.of("acme", Entitlements.masterKey());
    private static final int MANY = 20;

    private final MutableInstantSource clock = new MutableInstantSource();
    private final SessionStore store =
            InMemoryStores.builder().clock(clock).build().sessions();

    private static SessionId id(int i) {
        return new SessionId("key-" + i);
    }

    private List<SessionId> write(Duration timeToLive) {
        var ids = IntStream.range(0, MANY).mapToObj(ScanTest::id).toList();
        ids.forEach(id -> store.put(id, SESSION, timeToLive));
        return ids;
    }

    @Test
    void listsEachRecordOnceInTheOrderInWhichTheyCame() {
        var ids = write(null);

        assertThat(pages(6)).flatMap(page -> page).containsExactlyElementsOf(ids);
    }

    @Test
    void endsAlthoughARecordIsAddedForEachPage() {
        var ids = write(null);

        var listed = new ArrayList<SessionId>();
        var cursor = "";
        do {
            var page = store.scan(cursor, 1);
            listed.addAll(page.ids());
            cursor = page.nextCursor();
            store.put(new SessionId("added-" + listed.size()), SESSION, null);
        } while (!cursor.isEmpty());

        assertThat(listed).containsExactlyElementsOf(ids);
    }

    @Test
    void looksAtNoMoreRecordsThanTheLimitEvenIfTheyAreGone() {
        write(Duration.ofSeconds(1));
        clock.advance(Duration.ofSeconds(1));

        assertThat(pages(5)).containsExactly(List.of(), List.of(), List.of(), List.of());
    }

    @Test
    void goesOnBehindARecordThatWasDeleted() {
        write(null);
        var first = store.scan("", 5);

        store.delete(id(5));

        assertThat(store.scan(first.nextCursor(), 2).ids()).containsExactly(id(6), id(7));
    }

    @Test
    void hasACursorThatTellsNoName() {
        write(null);

        assertThat(store.scan("", 5).nextCursor()).doesNotContain("key");
    }

    @Test
    void answersTheSameCursorTwiceAlike() {
        write(null);
        var cursor = store.scan("", 5).nextCursor();

        assertThat(store.scan(cursor, 5)).isEqualTo(store.scan(cursor, 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "-", "1-", "-1", "1", "a-b", "1-2-3", "99999999999999999999-1", "key-5"})
    void refusesWhatIsNoCursor(String text) {
        assertThatThrownBy(() -> store.scan(text, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    private List<List<SessionId>> pages(int limit) {
        var pages = new ArrayList<List<SessionId>>();
        var cursor = "";
        do {
            var page = store.scan(cursor, limit);
            pages.add(page.ids());
            cursor = page.nextCursor();
        } while (!cursor.isEmpty());
        return pages;
    }
}
