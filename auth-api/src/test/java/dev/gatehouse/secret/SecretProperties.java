// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

final class SecretProperties {
    @Property
    void matchesExactlyIfTheBytesAreEqual(@ForAll @Size(max = 3) byte[] left, @ForAll @Size(max = 3) byte[] right) {
        assertThat(Secret.of(left).matches(Secret.of(right))).isEqualTo(Arrays.equals(left, right));
    }

    @Property
    void isEqualExactlyIfItMatches(@ForAll @Size(max = 2) byte[] left, @ForAll @Size(max = 2) byte[] right) {
        var one = Secret.of(left);
        var other = Secret.of(right);

        assertThat(one.equals(other)).isEqualTo(one.matches(other));
    }

    @Property
    void printsNothingThatDependsOnMoreThanTheLength(@ForAll byte[] bytes) {
        assertThat(Secret.of(bytes))
                .hasToString(Secret.of(new byte[bytes.length]).toString());
    }
}
