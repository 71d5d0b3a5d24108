// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import dev.gatehouse.policy.Partition;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyTerms;
import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.Lifetime.Retention;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** What policies say together of the sessions that name them, besides what they may use. Mostly the last one counts. */
final class TermsMerge {
    private TermsMerge() {}

    static PolicyTerms add(PolicyTerms present, Policy policy) {
        var terms = policy.terms();
        // As in the original: a policy that counts for each API switches no kind of signature on.
        boolean signs = !policy.partitions().contains(Partition.PER_API);
        boolean silent = terms.retention().equals(Retention.UNSTATED);
        return new PolicyTerms(
                present.inactive() || terms.inactive(),
                terms.keysExpireAfter().or(present::keysExpireAfter),
                silent ? present.retention() : terms.retention(),
                present.hmacEnabled() || (signs && terms.hmacEnabled()),
                present.rsaEnabled() || (signs && terms.rsaEnabled()),
                over(present.attributes(), terms.attributes()));
    }

    /** Tags of both; of two values of one name the one on top counts. The alias is the holder's. */
    static Attributes over(Attributes below, Attributes top) {
        if (top.tags().isEmpty() && top.metadata().isEmpty()) {
            return below;
        }
        var metadata = new LinkedHashMap<>(below.metadata());
        metadata.putAll(top.metadata());
        return new Attributes(below.alias(), tags(below.tags(), top.tags()), metadata);
    }

    private static List<String> tags(List<String> some, List<String> more) {
        return more.isEmpty()
                ? some
                : Stream.concat(some.stream(), more.stream()).distinct().toList();
    }
}
