// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.redis.server.Admin;
import dev.gatehouse.redis.server.Deployments;
import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.store.SessionStore.CurrentSession;
import dev.gatehouse.store.SessionStore.Replacement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A record that is read to be changed, and that another program changes by then, in its own words. */
final class ForeignChangesTest {
    private static final SessionId ID = new SessionId("5d49993050e360e6");
    private static final String NAME = "apikey-5d49993050e360e6";

    /** Not as we would write it: white space, escapes, the order of members, numbers. */
    private static final String THEIRS = """
            { "from_the_future": 2.50, "alias": "k\\u0069m", "org_id": "default", "rate": 5e0,
              "access_rights": {"orders": {"api_id": "orders", "versions": ["Default"]}} }""";

    private static final String ALSO_THEIRS = THEIRS.replace("default", "other");

    private final Admin admin = Deployments.STANDALONE.get().masters().get(0);
    private final SessionStore store = new RedisSessionStore(
            Connected.to(Deployments.STANDALONE), Layout.tyk().sessions());
    private CurrentSession read;

    @BeforeEach
    void read() {
        Deployments.STANDALONE.get().clear();
        admin.call("SET", NAME, THEIRS);
        read = store.findCurrent(List.of(ID)).orElseThrow();
    }

    private Replacement replace() {
        return replace(read);
    }

    private Replacement replace(CurrentSession reading) {
        return store.replaceIfUnchanged(reading, read.session().with(Attributes.alias("lee")), null);
    }

    private String stored() {
        return admin.text("GET", NAME);
    }

    @Test
    void itIsReplacedWhileItIsWordForWordWhatItWas() {
        assertThat(replace()).isEqualTo(Replacement.WRITTEN);
        assertThat(stored()).contains("\"alias\":\"lee\"");
    }

    @Test
    void itIsNotReplacedOnceItSaysSomethingElse() {
        admin.call("SET", NAME, ALSO_THEIRS);

        assertThat(replace()).isEqualTo(Replacement.CHANGED);
        assertThat(stored()).isEqualTo(ALSO_THEIRS);
    }

    @Test
    void aMemberThatNobodyHereKnowsCountsToo() {
        var later = THEIRS.replace("2.50", "2.51");
        admin.call("SET", NAME, later);

        assertThat(replace()).isEqualTo(Replacement.CHANGED);
        assertThat(stored()).isEqualTo(later);
    }

    @Test
    void itIsReplacedIfTheyWroteTheSameAgain() {
        admin.call("SET", NAME, THEIRS);

        assertThat(replace()).isEqualTo(Replacement.WRITTEN);
    }

    @Test
    void itIsGoneIfTheyDeletedIt() {
        admin.call("DEL", NAME);

        assertThat(replace()).isEqualTo(Replacement.GONE);
        assertThat(admin.call("EXISTS", NAME)).isEqualTo(0L);
    }

    @Test
    void howLongItIsKeptIsNoPartOfIt() {
        admin.call("EXPIRE", NAME, "100");

        assertThat(replace()).isEqualTo(Replacement.WRITTEN);
        assertThat(admin.call("TTL", NAME)).isEqualTo(-1L);
    }

    @Test
    void whatIsTooLongToBeReadHasChanged() {
        var long5MiB = "x".repeat(5 * 1024 * 1024);
        admin.call("SET", NAME, long5MiB);

        assertThat(replace()).isEqualTo(Replacement.CHANGED);
        assertThat(admin.call("STRLEN", NAME)).isEqualTo((long) long5MiB.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NX", "sha1 ", ".*", "da39a3ee5e6b4b0d3255bfef95601890afd80709", "\u00e9"})
    void aVersionThatIsNotOfThisRecordFitsNothing(String version) {
        assertThat(replace(new CurrentSession(ID, read.session(), version))).isEqualTo(Replacement.CHANGED);
        assertThat(stored()).isEqualTo(THEIRS);
    }

    @Test
    void aReadingShowsNothingOfTheRecord() {
        assertThat(read.version()).matches("[0-9a-f]{40}");
    }

    @Test
    void whatWeWroteIsReplacedByUs() {
        replace();
        var again = store.findCurrent(List.of(ID)).orElseThrow();

        assertThat(store.replaceIfUnchanged(again, TestSessions.ANY, Duration.ofMinutes(1)))
                .isEqualTo(Replacement.WRITTEN);
        assertThat((Long) admin.call("TTL", NAME)).isBetween(58L, 60L);
    }
}
