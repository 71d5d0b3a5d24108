// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import static dev.gatehouse.core.session.ServedKeys.ACME;
import static dev.gatehouse.core.session.ServedKeys.ORDERING;
import static dev.gatehouse.core.session.ServedKeys.reason;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.password.CountedScheme;
import dev.gatehouse.core.password.Crowd;
import dev.gatehouse.core.password.PasswordHashing;
import dev.gatehouse.core.password.StayingScheme;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.credential.StoredPassword;
import dev.gatehouse.policy.Application;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.KeyService;
import dev.gatehouse.session.KeyService.Counters;
import dev.gatehouse.session.KeyService.Existing;
import dev.gatehouse.session.KeyService.KeyRef;
import dev.gatehouse.session.KeyService.Reason;
import dev.gatehouse.session.KeyService.Written;
import dev.gatehouse.session.Session;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the service of keys says while so many log in that nobody has the time to wait for a hash. */
final class BusyPasswordsTest {
    private static final Secret PASSWORD = Secret.of("correct horse");
    private static final KeyRef MAX = new KeyRef.ByUsername(ACME, "max");

    private final int processors = Runtime.getRuntime().availableProcessors();
    private final CountDownLatch all = new CountDownLatch(processors);
    private final CountDownLatch end = new CountDownLatch(1);
    private final CountedScheme usual = CountedScheme.slow("usual");
    private final PasswordHashing hashing =
            PasswordHashing.preferring(new StayingScheme(usual, all, end)).patience(Duration.ZERO);
    private final ServedKeys served = new ServedKeys();
    private final KeyService keys = served.builder()
            .passwords(hashing)
            .policies(Application.Applied::new)
            .build();
    private final Crowd crowd = new Crowd();

    @BeforeEach
    void allProcessorsHash() throws InterruptedException {
        keys.addUser("max", ORDERING.with(Credentials.user(usual.stored("x"))), Existing.KEPT);
        for (int i = 0; i < processors; i++) {
            crowd.start(() -> hashing.matches(null, PASSWORD));
        }
        all.await();
    }

    @AfterEach
    void untilTheyAreDone() throws InterruptedException {
        end.countDown();
        crowd.join();
    }

    private static Session inClear() {
        return ORDERING.with(Credentials.user(new StoredPassword(PASSWORD, "")));
    }

    private StoredPassword stored() {
        return keys.find(MAX).orElseThrow().session().credentials().password().orElseThrow();
    }

    @Test
    void usersCanBeAddedAgainLater() throws InterruptedException {
        assertThat(reason(keys.addUser("ann", PASSWORD, ORDERING, Existing.KEPT)))
                .isEqualTo(Reason.BUSY);

        untilTheyAreDone();

        assertThat(keys.addUser("ann", PASSWORD, ORDERING, Existing.KEPT)).isInstanceOf(Written.class);
    }

    @Test
    void nothingIsWrittenOfAUserWhosePasswordIsNotHashed() {
        keys.addUser("ann", PASSWORD, ORDERING, Existing.REPLACED);

        assertThat(keys.find(new KeyRef.ByUsername(ACME, "ann"))).isEmpty();
    }

    @Test
    void aKeyWithAPasswordIsNotMade() {
        assertThat(reason(keys.mint(inClear()))).isEqualTo(Reason.BUSY);
    }

    @Test
    void aKeyWithAPasswordIsNotImported() {
        assertThat(reason(keys.importKey(Secret.of("a-key-of-ours"), inClear(), Existing.KEPT)))
                .isEqualTo(Reason.BUSY);
    }

    @Test
    void aPasswordStaysAsItWas() {
        assertThat(reason(keys.changePassword(MAX, PASSWORD))).isEqualTo(Reason.BUSY);
        assertThat(stored()).isEqualTo(usual.stored("x"));
    }

    @Test
    void aRecordWithANewPasswordIsNotChanged() {
        assertThat(reason(keys.update(MAX, inClear(), Counters.KEPT))).isEqualTo(Reason.BUSY);
    }

    @Test
    void aRecordWithoutOneIs() {
        assertThat(keys.update(MAX, ORDERING, Counters.KEPT)).isInstanceOf(Written.class);
    }

    @Test
    void staysAsItIsWhileOthersAreHashed() {
        var user = keys.find(MAX).orElseThrow();

        assertThat(reason(keys.rehash(user, Secret.of("x")))).isEqualTo(Reason.BUSY);
        assertThat(stored()).isEqualTo(usual.stored("x"));
    }
}
