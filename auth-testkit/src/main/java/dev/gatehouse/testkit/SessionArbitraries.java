// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit;

import static net.jqwik.api.Arbitraries.just;
import static net.jqwik.api.Arbitraries.maps;
import static net.jqwik.api.Arbitraries.strings;

import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.PathRule;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.Grants;
import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Lifetime.Retention;
import dev.gatehouse.session.Residue;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Sessions and their parts, drawn at random: every kind, all sorts of rights, text of all languages.
 *
 * @since 0.1
 */
public final class SessionArbitraries {
    private static final int DEPTH = 2;

    private SessionArbitraries() {}

    /** {@return sessions with all their parts} */
    public static Arbitrary<Session> sessions() {
        return Combinators.combine(
                        organizations(),
                        Arbitraries.of(CredentialKind.class).map(Credentials::of),
                        lifetimes(),
                        grants(),
                        attributes(),
                        residues())
                .as(Session::new)
                // Their product is larger than any number of tries.
                .withoutEdgeCases();
    }

    /** {@return names as the key forms make them: hexadecimal, Base64, with an organization in front, any text} */
    public static Arbitrary<SessionId> sessionIds() {
        var hex = strings().withChars("0123456789abcdef").ofLength(64);
        var base64 = strings().alpha().numeric().withChars("+/=").ofMinLength(1).ofMaxLength(120);
        return Arbitraries.oneOf(hex, hex.map(text -> "5e9d9544a1dcd60001d0ed20" + text), base64, text(1, 40))
                .map(SessionId::new);
    }

    /** {@return tenants, none among them} */
    public static Arbitrary<OrganizationId> organizations() {
        return Arbitraries.oneOf(Arbitraries.of("", "default", "5e9d9544a1dcd60001d0ed20"), text(0, 30))
                .map(OrganizationId::new);
    }

    /** {@return active and switched off, without end, ended long ago, ending far in the future; kept in every way} */
    public static Arbitrary<Lifetime> lifetimes() {
        var ends = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.longs().between(0, 32_503_680_000L).map(Instant::ofEpochSecond)),
                Tuple.of(1, just(Instant.MAX)));
        return Combinators.combine(ends.injectNull(0.3), Arbitraries.of(true, false), retentions())
                .as(Lifetime::new);
    }

    /** {@return what a session may say about how long its record is kept, in whole seconds} */
    public static Arbitrary<Retention> retentions() {
        var times = Arbitraries.longs().between(1, 10_000_000_000L).map(Duration::ofSeconds);
        return Arbitraries.oneOf(
                just(Retention.UNSTATED),
                just(new Retention.Forever()),
                just(new Retention.AfterExpiry(Duration.ZERO)),
                times.map(Retention.AfterExpiry::new),
                times.map(Retention.Fixed::new));
    }

    /** {@return no rights, all rights, and rights to few APIs with versions and path rules, limited and not} */
    public static Arbitrary<Entitlements> entitlements() {
        var some = accessRights().list().ofMaxSize(4).uniqueElements(AccessRight::api);
        var rights = Arbitraries.oneOf(
                just(Entitlements.nothing()),
                just(Entitlements.masterKey()),
                some.map(list -> Entitlements.to(list.toArray(AccessRight[]::new))));
        return Combinators.combine(rights, PolicyArbitraries.limits()).as(Entitlements::limitedTo);
    }

    /** {@return rights to one API, with limits and without} */
    public static Arbitrary<AccessRight> accessRights() {
        return accessRights(text(1, 12));
    }

    static Arbitrary<AccessRight> accessRights(Arbitrary<String> apis) {
        var versions = Arbitraries.of("Default", "v1", "v2", "2026-03").set().ofMaxSize(3);
        return Combinators.combine(
                        apis.map(ApiId::new), versions, pathRules().list().ofMaxSize(3), PolicyArbitraries.allowances())
                .as(AccessRight::new);
    }

    /** {@return rules on paths, some that speak of no method} */
    public static Arbitrary<PathRule> pathRules() {
        var patterns = Arbitraries.of("/", "/orders", "/orders/{id}", "/orders/*", "^/orders/[0-9]+$", "/*", ".*");
        return Combinators.combine(
                        patterns,
                        Arbitraries.of("GET", "POST", "PUT", "DELETE", "get")
                                .set()
                                .ofMaxSize(3))
                .as(PathRule::new);
    }

    /** {@return aliases, tags and metadata as JSON allows them} */
    public static Arbitrary<Attributes> attributes() {
        return Combinators.combine(text(0, 12), text(0, 8).list().ofMaxSize(3), members())
                .as(Attributes::new);
    }

    private static Arbitrary<Grants> grants() {
        var policies = text(1, 12).map(PolicyId::new).list().ofMaxSize(3);
        return Combinators.combine(entitlements(), policies).as(Grants::new);
    }

    private static Arbitrary<Residue> residues() {
        return members().map(Residue::new);
    }

    private static Arbitrary<Map<String, Object>> members() {
        return maps(text(0, 10), value(DEPTH)).ofMaxSize(3);
    }

    /** Values as JSON has them: text, numbers, booleans, null, and lists and maps of values. */
    private static Arbitrary<Object> value(int depth) {
        Arbitrary<Object> simple = Arbitraries.oneOf(
                text(0, 10).asGeneric(),
                Arbitraries.longs().asGeneric(),
                Arbitraries.doubles().between(-1e9, 1e9).asGeneric(),
                Arbitraries.of(true, false).asGeneric().injectNull(0.3));
        if (depth == 0) {
            return simple;
        }
        var inner = value(depth - 1);
        return Arbitraries.frequencyOf(
                Tuple.of(4, simple),
                Tuple.of(1, inner.list().ofMaxSize(3).asGeneric()),
                Tuple.of(1, maps(text(0, 6), inner).ofMaxSize(3).asGeneric()));
    }

    private static Arbitrary<String> text(int min, int max) {
        return strings()
                .alpha()
                .numeric()
                .withChars(" \"'\\/<>&{}[]:;,.-_äßéЖ中あ\u05d0\u0000\u200b")
                .ofMinLength(min)
                .ofMaxLength(max);
    }
}
