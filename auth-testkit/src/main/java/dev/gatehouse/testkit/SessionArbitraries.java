// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit;

import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.PathRule;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.CredentialKind;
import dev.gatehouse.session.Grants;
import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Residue;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Sessions and ids for properties.
 *
 * @since 0.1
 */
public final class SessionArbitraries {
    private static final long YEAR_2100 = 4_102_444_800L;

    private SessionArbitraries() {}

    /** {@return ids of any printable text} */
    public static Arbitrary<SessionId> ids() {
        return text(1, 40).map(SessionId::new);
    }

    /** {@return sessions of all kinds, with rights, policies, lifetimes, unicode attributes and members left over} */
    public static Arbitrary<Session> sessions() {
        var organizations = text(0, 12).map(OrganizationId::new);
        var residues = metadata().map(Residue::new);
        return Combinators.combine(
                        organizations,
                        Arbitraries.of(CredentialKind.class),
                        lifetimes(),
                        grants(),
                        attributes(),
                        residues)
                .as(Session::new);
    }

    private static Arbitrary<Lifetime> lifetimes() {
        var ends = Arbitraries.longs().between(1, YEAR_2100).map(Instant::ofEpochSecond);
        return Combinators.combine(ends.injectNull(0.3), Arbitraries.of(true, false))
                .as(Lifetime::new);
    }

    private static Arbitrary<Grants> grants() {
        var policies = text(1, 10).map(PolicyId::new).list().ofMaxSize(3);
        return Combinators.combine(entitlements(), policies).as(Grants::new);
    }

    private static Arbitrary<Entitlements> entitlements() {
        var rights = rights().list()
                .uniqueElements(AccessRight::api)
                .ofMaxSize(4)
                .map(list -> list.stream().collect(Collectors.toMap(AccessRight::api, Function.identity())));
        return Combinators.combine(Arbitraries.of(true, false), rights).as(Entitlements::new);
    }

    private static Arbitrary<AccessRight> rights() {
        var apis = text(1, 10).map(ApiId::new);
        var versions = text(1, 6).set().ofMaxSize(3);
        var methods = Arbitraries.of("GET", "POST", "DELETE").set().ofMaxSize(3);
        var rules = Combinators.combine(text(1, 10), methods)
                .as(PathRule::new)
                .list()
                .ofMaxSize(3);
        return Combinators.combine(apis, versions, rules).as(AccessRight::new);
    }

    private static Arbitrary<Attributes> attributes() {
        return Combinators.combine(text(0, 10), text(0, 6).list().ofMaxSize(3), metadata())
                .as(Attributes::new);
    }

    private static Arbitrary<Map<String, Object>> metadata() {
        Arbitrary<Object> values = Arbitraries.oneOf(
                text(0, 20).map(Object.class::cast),
                Arbitraries.integers().map(Object.class::cast),
                Arbitraries.of(true, false).map(Object.class::cast));
        return Arbitraries.maps(text(1, 10), values).ofMaxSize(4);
    }

    private static Arbitrary<String> text(int shortest, int longest) {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars('ä', 'ß', '漢', 'я')
                .ofMinLength(shortest)
                .ofMaxLength(longest);
    }
}
