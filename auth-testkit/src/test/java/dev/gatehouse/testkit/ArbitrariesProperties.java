// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.RateLimit;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.http.RequestPath;
import dev.gatehouse.http.RequestPath.Clarity;
import dev.gatehouse.policy.Partition;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.session.Session;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class ArbitrariesProperties {
    private static final int SAMPLES = 500;

    @Property
    void plainPathsArePlain(@ForAll("plainPaths") String path) {
        assertThat(RequestPath.parse(path).clarity()).isEqualTo(Clarity.PLAIN);
    }

    @Property
    void ambiguousPathsAreAmbiguous(@ForAll("ambiguousPaths") String path) {
        assertThat(RequestPath.parse(path).clarity()).isEqualTo(Clarity.AMBIGUOUS);
    }

    @Property
    void malformedPathsAreMalformed(@ForAll("malformedPaths") String path) {
        assertThat(RequestPath.parse(path).clarity()).isEqualTo(Clarity.MALFORMED);
    }

    @Example
    void requestsAreOfAllClarities() {
        var paths = RequestArbitraries.requests().sampleStream().limit(SAMPLES).map(HttpRequest::path);

        assertThat(paths.map(RequestPath::clarity).distinct()).containsExactlyInAnyOrder(Clarity.values());
    }

    @Example
    void sessionsAreOfAllKinds() {
        var sessions = SessionArbitraries.sessions().sampleStream().limit(SAMPLES);

        assertThat(sessions.map(Session::kind).distinct()).containsExactlyInAnyOrder(CredentialKind.values());
    }

    @Example
    void sessionsEndAndDoNotEnd() {
        var lifetimes = SessionArbitraries.lifetimes().sampleStream().limit(SAMPLES);

        assertThat(lifetimes.map(lifetime -> lifetime.expires() == null).distinct())
                .hasSize(2);
    }

    @Example
    void ratesAreLimitedAndUnlimited() {
        var rates = PolicyArbitraries.rates().sampleStream().limit(SAMPLES);

        assertThat(rates.map(RateLimit::isUnlimited).distinct()).hasSize(2);
    }

    @Example
    void policiesHaveAllPartitions() {
        var policies = PolicyArbitraries.policies().sampleStream().limit(SAMPLES);

        assertThat(policies.flatMap(policy -> policy.partitions().stream()).distinct())
                .containsExactlyInAnyOrder(Partition.values());
    }

    @Example
    void sessionsAreLimitedAltogetherAndForAnApiAndForAnEndpoint() {
        var sessions =
                SessionArbitraries.sessions().sampleStream().limit(SAMPLES).toList();
        var allowances = sessions.stream()
                .flatMap(session -> session.grants().own().rights().values().stream())
                .map(AccessRight::allowance)
                .toList();

        assertThat(sessions)
                .anyMatch(session -> !session.grants().own().limits().rate().isUnlimited());
        assertThat(allowances)
                .anyMatch(allowance -> allowance.limits().isPresent())
                .anyMatch(allowance -> !allowance.endpoints().isEmpty());
    }

    @Property
    void policiesAreEqualToTheirCopies(@ForAll("policies") Policy policy) {
        assertThat(policy.with(policy.terms()).about(policy.partitions().toArray(Partition[]::new)))
                .isEqualTo(policy);
    }

    @Provide
    Arbitrary<Policy> policies() {
        return PolicyArbitraries.policies();
    }

    @Property
    void sessionsAreEqualToTheirCopies(@ForAll("sessions") Session session) {
        assertThat(session.with(session.attributes()).with(session.grants())).isEqualTo(session);
    }

    @Provide
    Arbitrary<String> plainPaths() {
        return RequestArbitraries.plainPaths();
    }

    @Provide
    Arbitrary<String> ambiguousPaths() {
        return RequestArbitraries.ambiguousPaths();
    }

    @Provide
    Arbitrary<String> malformedPaths() {
        return RequestArbitraries.malformedPaths();
    }

    @Provide
    Arbitrary<Session> sessions() {
        return SessionArbitraries.sessions();
    }
}
