// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.limit.LimitKey.Holder;
import dev.gatehouse.limit.LimitKey.HolderKind;
import dev.gatehouse.limit.LimitKey.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class LimitKeyTest {
    /** Every combination of two values of every part. */
    private static List<LimitKey> all() {
        var all = new ArrayList<LimitKey>();
        for (int bits = 0; bits < 64; bits++) {
            var organization = new OrganizationId((bits & 1) == 0 ? "acme" : "other");
            var kind = (bits & 2) == 0 ? HolderKind.SESSION : HolderKind.CUSTOM;
            var holder = new Holder(kind, organization, (bits & 4) == 0 ? "Aa" : "BB");
            var measure = (bits & 8) == 0 ? Measure.RATE : Measure.QUOTA;
            all.add(new LimitKey(measure, holder, (bits & 16) == 0 ? "" : "s", (bits & 32) == 0 ? "" : "GET:/"));
        }
        return all;
    }

    @Test
    void differentKeysAreDifferentInOrder() {
        assertThat(new TreeSet<>(all())).hasSameSizeAs(all());
    }

    @Test
    void equalKeysAreEqualInOrder() {
        var keys = new TreeSet<>(all());

        assertThat(keys).containsAll(all());
    }

    @Test
    void theNameOfAHolderIsNotShown() {
        assertThat(all()).noneMatch(key -> key.toString().contains(key.holder().name()));
    }
}
