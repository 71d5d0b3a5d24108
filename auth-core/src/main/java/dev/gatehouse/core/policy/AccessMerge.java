// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.PathRule;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What two rights to one API grant together. A right to the whole API does not lift the path rules of another one: as in
 * the original, rules that somebody wrote go on restricting.
 */
final class AccessMerge {
    private AccessMerge() {}

    static AccessRight unite(AccessRight present, AccessRight more) {
        return new AccessRight(
                present.api(),
                unite(present.versions(), more.versions()),
                unite(present.paths(), more.paths()),
                present.allowance());
    }

    private static Set<String> unite(Set<String> some, Set<String> more) {
        var all = new LinkedHashSet<>(some);
        all.addAll(more);
        return all;
    }

    /** Rules of one pattern become one, where the first of them stood. */
    private static List<PathRule> unite(List<PathRule> some, List<PathRule> more) {
        var methods = new LinkedHashMap<String, Set<String>>();
        Stream.concat(some.stream(), more.stream())
                .forEach(rule -> methods.computeIfAbsent(rule.pattern(), pattern -> new LinkedHashSet<>())
                        .addAll(rule.methods()));
        return methods.entrySet().stream()
                .map(rule -> new PathRule(rule.getKey(), rule.getValue()))
                .toList();
    }
}
