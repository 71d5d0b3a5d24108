// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import static dev.gatehouse.core.session.ServedKeys.ORDERING;
import static dev.gatehouse.core.session.ServedKeys.ORDERS;
import static dev.gatehouse.core.session.ServedKeys.ref;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.policy.Application;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.KeyService;
import dev.gatehouse.session.KeyService.Counters;
import dev.gatehouse.session.KeyService.Created;
import dev.gatehouse.session.KeyService.Existing;
import dev.gatehouse.session.KeyService.Written;
import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Lifetime.Retention;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every write of a key tells the store how long its record is kept. */
final class KeyRetentionTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final ServedKeys served = new ServedKeys();
    private final KeyService keys = served.keys;
    private final Session keptForAnHour = ORDERING.with(Lifetime.unlimited().with(new Retention.Fixed(HOUR)));

    private Duration kept(SessionId id) {
        return served.store.timesToLive.get(id);
    }

    @Nested
    class IsToldBy {
        @Test
        void minting() {
            assertThat(kept(served.minted(keptForAnHour).id())).isEqualTo(HOUR);
        }

        @Test
        void importing() {
            var imported = (Created) keys.importKey(Secret.of("chosen"), keptForAnHour, Existing.REPLACED);

            assertThat(kept(imported.id())).isEqualTo(HOUR);
        }

        @Test
        void addingAUser() {
            var added = (Written) keys.addUser("alice", keptForAnHour, Existing.KEPT);

            assertThat(kept(added.id())).isEqualTo(HOUR);
        }

        @Test
        void updating() {
            var key = served.minted();

            keys.update(ref(key), keptForAnHour, Counters.KEPT);

            assertThat(kept(key.id())).isEqualTo(HOUR);
        }

        @Test
        void changingPolicies() {
            var key = served.minted(keptForAnHour);
            served.store.timesToLive.clear();
            var service = served.builder().policies(Application.Applied::new).build();

            service.replacePolicies(ref(key), List.of(new PolicyId("gold")));

            assertThat(kept(key.id())).isEqualTo(HOUR);
        }

        @Test
        void rotating() {
            var fresh = (Created) keys.rotate(ref(served.minted(keptForAnHour)), HOUR);

            assertThat(kept(fresh.id())).isEqualTo(HOUR);
        }
    }

    @Test
    void recordOfWhichNobodySaysAnythingIsKept() {
        assertThat(kept(served.minted().id())).isNull();
    }

    @Test
    void recordIsGoneInTime() {
        var key = served.minted(keptForAnHour);
        served.clock.advance(HOUR);

        assertThat(keys.find(ref(key))).isEmpty();
    }

    @Test
    void writingAgainStartsTheTimeAnew() {
        var key = served.minted(keptForAnHour);
        served.clock.advance(Duration.ofMinutes(50));
        keys.update(ref(key), keptForAnHour, Counters.KEPT);
        served.clock.advance(Duration.ofMinutes(50));

        assertThat(keys.find(ref(key))).isPresent();
    }

    @Test
    void apiMaySayHowLong() {
        var service = served.builder()
                .apis(api -> Optional.of(new ApiLifetime(HOUR, false)).filter(said -> api.equals(ORDERS)))
                .build();

        var key = (Created) service.mint(ORDERING);

        assertThat(kept(key.id())).isEqualTo(HOUR);
    }

    @Test
    void keyWhoseApisAreNotThereIsKept() {
        var service = served.builder().apis(api -> Optional.empty()).build();

        var key = (Created) service.mint(keptForAnHour);

        assertThat(kept(key.id())).isNull();
    }

    @Test
    void hostMayForceATime() {
        var service = served.builder()
                .lifetimes(new Lifetimes(StoredLifetime.of(HOUR), false))
                .build();

        var key = (Created) service.mint(ORDERING);

        assertThat(kept(key.id())).isEqualTo(HOUR);
    }
}
