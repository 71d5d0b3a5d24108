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
import dev.gatehouse.policy.PolicyEngine.Question;
import dev.gatehouse.policy.Ruling;
import dev.gatehouse.session.Session;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

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
        var question =
                new Question(api, ApiVersion.of("Default"), session, HttpRequest.of(method, target, Headers.none()));
        return new StandardPolicyEngine().rule(question, Trace.none()) instanceof Ruling.Permitted;
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

    @Example
    void at52EncodedSlashIsNotGranted() {
        assertThat(permits(PREFIX, "/", PathRule.of("/users", "GET"), "GET", "/users%2F..%2Fadmin"))
                .isFalse();
    }

    @Example
    void at52PathParameterIsNotGranted() {
        assertThat(permits(PREFIX, "/", PathRule.of("/users", "GET"), "GET", "/users/..;/admin"))
                .isFalse();
    }

    /** Whatever is appended to a granted prefix: encoded, doubled or dotted spellings of another place stay out. */
    @Property(tries = 500)
    void at52NoSpellingLeavesTheGrantedPlace(@ForAll @StringLength(max = 6) String tail) {
        for (var escape :
                new String[] {"/../", "/./", "//", "/%2e%2e/", "%2f..%2f", "/..;/", "\\..\\", "/%252e%252e/"}) {
            var target = "/users" + escape + tail.replaceAll("[^a-z]", "x");

            assertThat(permits(PREFIX, "/", PathRule.of("/users", "GET"), "GET", target))
                    .as(target)
                    .isFalse();
        }
    }
}
