// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.basic;

import static dev.gatehouse.core.authentication.basic.Users.attempt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.identity.OrganizationId;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class PasswordCheckTest {
    private static final OrganizationId ORGANIZATION = new OrganizationId("acme");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Users users = new Users().with("user", "password");

    private boolean check(String name, String password, Duration time) {
        return users.check()
                .check(attempt(ORGANIZATION, name, password), users.sessions.get(name), time)
                .isPresent();
    }

    @Nested
    class WhatWasRight {
        @Test
        void isNotHashedAgain() {
            check("user", "password", MINUTE);

            assertThat(check("user", "password", MINUTE)).isTrue();
            assertThat(users.scheme.computed()).isEqualTo(1);
        }

        @Test
        void isHashedAgainWhenItsTimeIsOver() {
            check("user", "password", MINUTE);

            users.clock.advance(MINUTE);

            assertThat(check("user", "password", MINUTE)).isTrue();
            assertThat(users.scheme.computed()).isEqualTo(2);
        }

        @Test
        void isHashedAgainWhereAnApiRemembersForLess() {
            check("user", "password", MINUTE);

            users.clock.advance(Duration.ofSeconds(10));
            check("user", "password", Duration.ofSeconds(10));

            assertThat(users.scheme.computed()).isEqualTo(2);
        }

        @Test
        void isHashedAgainWhereNothingIsRemembered() {
            check("user", "password", MINUTE);
            check("user", "password", Duration.ZERO);

            assertThat(users.scheme.computed()).isEqualTo(2);
        }

        @Test
        void isHashedAgainWhenTheClockIsSetBack() {
            check("user", "password", MINUTE);

            users.clock.set(users.clock.instant().minusSeconds(1));
            check("user", "password", MINUTE);

            assertThat(users.scheme.computed()).isEqualTo(2);
        }

        @Test
        void at68IsWrongAtOnceAfterTheRecordWasChanged() {
            check("user", "password", MINUTE);

            users.with("user", "another");

            assertThat(check("user", "password", MINUTE)).isFalse();
            assertThat(check("user", "another", MINUTE)).isTrue();
        }

        @Test
        void at68IsWrongAtOnceAfterTheUserWasDeleted() {
            check("user", "password", MINUTE);

            users.sessions.clear();

            assertThat(check("user", "password", MINUTE)).isFalse();
        }

        @Test
        void doesNotCountForTheSamePasswordOfAnotherUser() {
            users.with("other", "password");
            check("user", "password", MINUTE);

            assertThat(check("other", "password", MINUTE)).isTrue();
            assertThat(users.scheme.computed()).isEqualTo(2);
        }

        @Test
        void doesNotCountInAnotherOrganization() {
            check("user", "password", MINUTE);

            users.check()
                    .check(
                            attempt(new OrganizationId("other"), "user", "password"),
                            users.sessions.get("user"),
                            MINUTE);

            assertThat(users.scheme.computed()).isEqualTo(2);
        }

        @Test
        void isNotTakenForTextThatReadsTheSame() {
            users.with("use", "rpassword");
            check("user", "password", MINUTE);

            check("use", "rpassword", MINUTE);

            assertThat(users.scheme.computed()).isEqualTo(2);
        }
    }

    @Nested
    class WhatWasWrong {
        @Test
        void isHashedEveryTime() {
            check("user", "wrong", MINUTE);
            check("user", "wrong", MINUTE);

            assertThat(users.scheme.computed()).isEqualTo(2);
        }

        @Test
        void staysWrongRightAfterALogin() {
            check("user", "password", MINUTE);

            assertThat(check("user", "passwor", MINUTE)).isFalse();
        }

        @Test
        void passwordThatIsLongerThanAnyCostsOneHashOfNothing() {
            assertThat(check("user", "x".repeat(5000), MINUTE)).isFalse();
            assertThat(users.scheme.computed()).isEqualTo(1);
        }
    }

    @Nested
    class APasswordThatIsKeptInAnOlderWay {
        private void login(Duration time) {
            users.with("user", users.older.stored("password"));
            users.check()
                    .check(attempt(ORGANIZATION, "user", "password"), users.sessions.get("user"), time)
                    .ifPresent(afterwards -> afterwards.run());
        }

        @Test
        void isUpgradedAfterwards() {
            login(MINUTE);

            assertThat(users.upgraded).containsExactly("id of user");
        }

        @Test
        void isUpgradedWhereNothingIsRemembered() {
            login(Duration.ZERO);

            assertThat(users.upgraded).hasSize(1);
        }

        @Test
        void isNotTriedAgainWithEveryRequest() {
            login(MINUTE);
            login(MINUTE);

            assertThat(users.upgraded).hasSize(1);
        }

        @Test
        void isLeftAloneIfThePasswordIsWrong() {
            users.with("user", users.older.stored("password"));

            check("user", "wrong", MINUTE);

            assertThat(users.upgraded).isEmpty();
        }
    }
}
