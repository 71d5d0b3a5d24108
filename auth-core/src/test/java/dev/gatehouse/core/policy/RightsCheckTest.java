// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.authentication.token.TokenRules;
import dev.gatehouse.definition.ApiVersion;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.PathMatching;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.PathRule;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.policy.Policies;
import dev.gatehouse.policy.PolicyEngine.Question;
import dev.gatehouse.policy.Ruling;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class RightsCheckTest {
    private static final PathMatching PREFIX = PathMatching.FROM_START;

    private static boolean permits(PathMatching matching, String base, PathRule rule, String method, String target) {
        var api = ProtectedApi.named("orders")
                .basePath(base)
                .pathMatching(matching)
                .requires(TokenRules.in(CredentialLocation.header("Authorization")))
                .build();
        var session = Session.of(
                "", Entitlements.to(AccessRight.to(new ApiId("orders")).onlyOn(rule)));
        var question = new Question(
                api,
                ApiVersion.of("Default"),
                Optional.of(new StoredSession(new SessionId("any"), session)),
                HttpRequest.of(method, target, Headers.none()));
        return new StandardPolicyEngine(
                                Policies.none(),
                                dev.gatehouse.inmemory.InMemoryStores.create().limits())
                        .rule(question, Trace.none())
                instanceof Ruling.Permitted;
    }

    @Nested
    class MatchedAnywhere {
        @Test
        void findsThePatternInsideThePath() {
            assertThat(permits(PathMatching.ANYWHERE, "/test", PathRule.of("/users", "GET"), "GET", "/test/usersecret"))
                    .isTrue();
        }

        @Test
        void seesTheWholePathOnly() {
            assertThat(permits(PathMatching.ANYWHERE, "/test", PathRule.of("^/users", "GET"), "GET", "/test/users"))
                    .isFalse();
        }
    }

    @Nested
    class MatchedFromTheStart {
        @Test
        void seesThePathBelowTheBase() {
            assertThat(permits(PREFIX, "/test", PathRule.of("/users", "GET"), "GET", "/test/users/1"))
                    .isTrue();
        }

        @Test
        void seesTheWholePathToo() {
            assertThat(permits(PREFIX, "/test", PathRule.of("^/test/users", "GET"), "GET", "/test/users/1"))
                    .isTrue();
        }

        @Test
        void blankPatternGrantsNothing() {
            assertThat(permits(PREFIX, "/test", PathRule.of("", "GET"), "GET", "/test/users"))
                    .isFalse();
        }
    }

    @Nested
    class MatchedExactly {
        private static boolean exactly(String base, String pattern, String target) {
            return permits(PathMatching.EXACT, base, PathRule.of(pattern, "GET"), "GET", target);
        }

        @ParameterizedTest
        @CsvSource({
            "/orders|/invoices, /orders/secret",
            "/orders|/invoices, /admin/invoices",
            "orders, /x/orders",
            "orders, /orders",
            "(/a), /zz/a",
            "(/a), /a/zz",
            "/a)|(?:/b, /b",
            "(?m)/a, /a/b"
        })
        void at52GrantsNoOtherPath(String pattern, String target) {
            assertThat(exactly("/", pattern, target)).isFalse();
        }

        @ParameterizedTest
        @CsvSource({
            "/orders|/invoices, /invoices",
            "/orders|/invoices, /orders",
            "^/orders$, /orders",
            "/orders/{id}, /orders/1",
            "/orders/*, /orders/1/lines",
            "(?i)/ORDERS, /orders",
            "/[a-z]{2}, /ab"
        })
        void grantsTheWholePathThatItNames(String pattern, String target) {
            assertThat(exactly("/", pattern, target)).isTrue();
        }

        @Test
        void seesThePathBelowTheBaseOnly() {
            assertThat(exactly("/shop", "/orders", "/shop/orders")).isTrue();
            assertThat(exactly("/shop", "/shop/orders", "/shop/orders")).isFalse();
        }

        @Test
        void at52BaseThatEndsInsideASegmentGrantsNothing() {
            assertThat(exactly("/a", "/bc/x", "/abc/x")).isFalse();
        }
    }

    @Nested
    class PatternsThatCannotBeUsed {
        @ParameterizedTest
        @EnumSource(PathMatching.class)
        void grantNothing(PathMatching matching) {
            for (var pattern : List.of("[bad", "(((x{0,100}){0,100}){0,100})", "(x{1,1000}){1,1000}", "/\\Qusers")) {
                assertThat(permits(matching, "/", PathRule.of(pattern, "GET"), "GET", "/bad"))
                        .as(pattern)
                        .isFalse();
            }
        }
    }

    @Nested
    class Methods {
        @Test
        void areComparedExactly() {
            assertThat(permits(PREFIX, "/", PathRule.of("/users", "GET"), "get", "/users"))
                    .isFalse();
        }

        @Test
        void ruleWithoutMethodsGrantsNothing() {
            assertThat(permits(PREFIX, "/", PathRule.of("/users"), "GET", "/users"))
                    .isFalse();
        }
    }

    @Test
    void at52EncodedSlashIsNotGranted() {
        assertThat(permits(PREFIX, "/", PathRule.of("/users", "GET"), "GET", "/users%2F..%2Fadmin"))
                .isFalse();
    }

    @Test
    void at52PathParameterIsNotGranted() {
        assertThat(permits(PREFIX, "/", PathRule.of("/users", "GET"), "GET", "/users/..;/admin"))
                .isFalse();
    }
}
