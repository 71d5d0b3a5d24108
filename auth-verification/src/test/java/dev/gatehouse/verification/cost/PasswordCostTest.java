// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.password.Bcrypt;
import dev.gatehouse.core.password.PasswordHashing;
import dev.gatehouse.credential.StoredPassword;
import dev.gatehouse.secret.Secret;
import java.lang.management.ManagementFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a check costs in fact: the least processor time of several, which others on the machine add little to. */
final class PasswordCostTest {
    private static final double MOST = 1.8;
    private static final int TRIES = 7;
    private static final Secret WRONG = Secret.of("wrong");

    private final PasswordHashing standard = PasswordHashing.standard();
    private final StoredPassword argon2 = standard.hash(Secret.of("password"));
    private final StoredPassword bcrypt =
            PasswordHashing.preferring(Bcrypt.standard()).hash(Secret.of("password"));

    private long cost(StoredPassword stored) {
        var threads = ManagementFactory.getThreadMXBean();
        return LongStream.range(0, TRIES)
                .map(i -> {
                    long before = threads.getCurrentThreadCpuTime();
                    standard.matches(stored, WRONG);
                    return threads.getCurrentThreadCpuTime() - before;
                })
                .min()
                .orElseThrow();
    }

    private void assertEqual(long one, long other) {
        assertThat((double) Math.max(one, other) / Math.min(one, other)).isLessThan(MOST);
    }

    @Test
    void at30NobodyTakesAsLongAsAnybody() {
        cost(null);

        assertEqual(cost(null), cost(argon2));
    }

    @Test
    void at30NobodyTakesAsLongAsAUserOfAnOlderHash() {
        cost(null);

        assertEqual(cost(null), cost(bcrypt));
    }

    @Test
    void at30AnEmptyPasswordTakesAsLong() {
        cost(null);

        assertThat(standard.matches(argon2, Secret.of(""))).isFalse();
        assertEqual(cost(null), cost(new StoredPassword(Secret.of("?"), "?")));
    }
}
