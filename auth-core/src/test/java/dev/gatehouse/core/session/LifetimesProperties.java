// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Lifetime.Retention;
import dev.gatehouse.testkit.SessionArbitraries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws of how long records are kept. */
final class LifetimesProperties {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Property(tries = 500)
    void whatIsForcedCountsAlone(
            @ForAll("stored") StoredLifetime forced,
            @ForAll("lifetimes") Lifetime session,
            @ForAll("api") ApiLifetime api,
            @ForAll("instants") Instant now) {
        assertThat(new Lifetimes(forced, true).on(api, session, now)).isEqualTo(forced);
    }

    @Property(tries = 500)
    void orderOfApisDoesNotMatter(
            @ForAll("hosts") Lifetimes host,
            @ForAll("lifetimes") Lifetime session,
            @ForAll("apis") List<ApiLifetime> apis,
            @ForAll("instants") Instant now) {
        var reversed = new ArrayList<>(apis);
        Collections.reverse(reversed);

        assertThat(host.of(session, reversed, now)).isEqualTo(host.of(session, apis, now));
    }

    @Property(tries = 500)
    void anotherApiNeverShortens(
            @ForAll("hosts") Lifetimes host,
            @ForAll("lifetimes") Lifetime session,
            @ForAll("apis") List<ApiLifetime> apis,
            @ForAll("api") ApiLifetime another) {
        var now = Instant.EPOCH;
        var more = new ArrayList<>(apis);
        more.add(another);

        var before = host.of(session, apis, now);
        var after = host.of(session, more, now);

        assertThat(after.or(before)).isEqualTo(after);
    }

    @Property(tries = 500)
    void theSameApiTwiceIsOne(
            @ForAll("hosts") Lifetimes host, @ForAll("lifetimes") Lifetime session, @ForAll("api") ApiLifetime api) {
        var now = Instant.EPOCH;

        assertThat(host.of(session, List.of(api, api), now)).isEqualTo(host.on(api, session, now));
    }

    @Property(tries = 500)
    void aStoreIsNeverToldAPastTime(
            @ForAll("hosts") Lifetimes host,
            @ForAll("lifetimes") Lifetime session,
            @ForAll("apis") List<ApiLifetime> apis,
            @ForAll("instants") Instant now) {
        var time = host.of(session, apis, now).timeToLive();

        assertThat(time == null || time.compareTo(SECOND) >= 0).isTrue();
    }

    @Property(tries = 500)
    void anExpiryThatIsRespectedIsOutlived(
            @ForAll("lifetimes") Lifetime session, @ForAll("api") ApiLifetime api, @ForAll("instants") Instant now) {
        Assume.that(session.expires() != null && session.expires().isAfter(now));
        Assume.that(!(session.retention() instanceof Retention.AfterExpiry));

        var time = new Lifetimes(null, true).on(api, session, now).timeToLive();

        assertThat(time == null || !goneAt(now, time).isBefore(session.expires()))
                .isTrue();
    }

    private static Instant goneAt(Instant now, Duration time) {
        return Instant.ofEpochSecond(now.getEpochSecond()).plus(time);
    }

    @Property(tries = 500)
    void respectOnlyLengthens(
            @ForAll("ending") Lifetime session, @ForAll("api") ApiLifetime api, @ForAll("instants") Instant now) {
        var heedless = Lifetimes.standard().on(new ApiLifetime(api.time(), false), session, now);
        var respectful = new Lifetimes(null, true).on(api, session, now);

        assertThat(respectful.or(heedless)).isEqualTo(respectful);
    }

    @Property(tries = 500)
    void hostAndApiRespectAlike(
            @ForAll("lifetimes") Lifetime session, @ForAll("api") ApiLifetime api, @ForAll("instants") Instant now) {
        var byApi = Lifetimes.standard().on(new ApiLifetime(api.time(), true), session, now);
        var byHost = new Lifetimes(null, true).on(new ApiLifetime(api.time(), false), session, now);

        assertThat(byApi).isEqualTo(byHost);
    }

    @Property(tries = 500)
    void theTimeAfterExpiryAsksNoApi(
            @ForAll("after") Retention.AfterExpiry retention,
            @ForAll("lifetimes") Lifetime session,
            @ForAll("api") ApiLifetime api,
            @ForAll("instants") Instant now) {
        var lifetimes = Lifetimes.standard();
        var own = session.with(retention);

        assertThat(lifetimes.on(api, own, now)).isEqualTo(lifetimes.on(ApiLifetime.unstated(), own, now));
    }

    @Property(tries = 500)
    void moreGraceIsNeverLess(
            @ForAll("after") Retention.AfterExpiry less,
            @ForAll("after") Retention.AfterExpiry more,
            @ForAll("ending") Lifetime session,
            @ForAll("instants") Instant now) {
        Assume.that(less.grace().compareTo(more.grace()) <= 0);
        var lifetimes = Lifetimes.standard();

        var longer = lifetimes.on(ApiLifetime.unstated(), session.with(more), now);
        var shorter = lifetimes.on(ApiLifetime.unstated(), session.with(less), now);

        assertThat(longer.or(shorter)).isEqualTo(longer);
    }

    @Property(tries = 500)
    void onlyDistancesInTimeCount(
            @ForAll("ending") Lifetime session, @ForAll("api") ApiLifetime api, @ForAll("instants") Instant now) {
        var later = new Lifetime(session.expires().plusSeconds(86_400), session.inactive(), session.retention());
        var lifetimes = new Lifetimes(null, true);

        assertThat(lifetimes.on(api, later, now.plusSeconds(86_400))).isEqualTo(lifetimes.on(api, session, now));
    }

    @Property(tries = 500)
    void whetherAKeyIsSwitchedOffDoesNotMatter(
            @ForAll("hosts") Lifetimes host, @ForAll("lifetimes") Lifetime session, @ForAll("api") ApiLifetime api) {
        var other = new Lifetime(session.expires(), !session.inactive(), session.retention());

        assertThat(host.on(api, other, Instant.EPOCH)).isEqualTo(host.on(api, session, Instant.EPOCH));
    }

    @Property(tries = 300)
    void joiningIsTheSameInAnyOrder(
            @ForAll("stored") StoredLifetime a,
            @ForAll("stored") StoredLifetime b,
            @ForAll("stored") StoredLifetime c) {
        assertThat(a.or(b)).isEqualTo(b.or(a));
        assertThat(a.or(b).or(c)).isEqualTo(a.or(b.or(c)));
    }

    @Property(tries = 300)
    void joiningKnowsItsEnds(@ForAll("stored") StoredLifetime any) {
        assertThat(any.or(any)).isEqualTo(any);
        assertThat(any.or(StoredLifetime.UNSTATED)).isEqualTo(any);
        assertThat(any.or(StoredLifetime.FOREVER)).isEqualTo(StoredLifetime.FOREVER);
    }

    @Property
    void noNumberIsTooLarge(@ForAll long grace, @ForAll("ending") Lifetime session) {
        var own = session.with(new Retention.AfterExpiry(Duration.ofSeconds(grace)));

        var time = Lifetimes.standard()
                .on(ApiLifetime.unstated(), own, Instant.EPOCH)
                .timeToLive();

        assertThat(time).isGreaterThanOrEqualTo(SECOND);
    }

    @Provide
    Arbitrary<Lifetime> lifetimes() {
        return SessionArbitraries.lifetimes();
    }

    @Provide
    Arbitrary<Lifetime> ending() {
        return SessionArbitraries.lifetimes()
                .filter(lifetime ->
                        lifetime.expires() != null && !lifetime.expires().equals(Instant.MAX));
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs().between(0, 32_503_680_000L).map(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<ApiLifetime> api() {
        var times = Arbitraries.longs().between(0, 10_000_000_000L).map(Duration::ofSeconds);
        return Combinators.combine(times, Arbitraries.of(true, false)).as(ApiLifetime::new);
    }

    @Provide
    Arbitrary<List<ApiLifetime>> apis() {
        return api().list().ofMaxSize(4);
    }

    @Provide
    Arbitrary<StoredLifetime> stored() {
        return Arbitraries.oneOf(
                Arbitraries.of(StoredLifetime.UNSTATED, StoredLifetime.FOREVER),
                Arbitraries.longs().between(1, 10_000).map(Duration::ofSeconds).map(StoredLifetime::of));
    }

    @Provide
    Arbitrary<Lifetimes> hosts() {
        return Combinators.combine(stored().injectNull(0.7), Arbitraries.of(true, false))
                .as(Lifetimes::new);
    }

    @Provide
    Arbitrary<Retention.AfterExpiry> after() {
        return Arbitraries.longs()
                .between(-1_000_000, 10_000_000_000L)
                .map(Duration::ofSeconds)
                .map(Retention.AfterExpiry::new);
    }
}
