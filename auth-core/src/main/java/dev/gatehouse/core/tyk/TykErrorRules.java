// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.access.Denial;
import dev.gatehouse.core.tyk.LoadedDefinition.Problem;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How refusals are rewritten: {@code error_overrides} of a definition or of the gateway's configuration. Immutable.
 *
 * @since 0.1
 */
public final class TykErrorRules {
    private static final TykErrorRules NONE = new TykErrorRules(Map.of());
    private static final int CLASS = 100;

    private final Map<String, List<ErrorRule>> byStatus;

    private TykErrorRules(Map<String, List<ErrorRule>> byStatus) {
        this.byStatus = Map.copyOf(byStatus);
    }

    /** {@return rules that rewrite nothing} */
    public static TykErrorRules none() {
        return NONE;
    }

    static TykErrorRules of(Map<String, List<ErrorRule>> byStatus) {
        return byStatus.isEmpty() ? NONE : new TykErrorRules(byStatus);
    }

    /**
     * Reads {@code error_overrides} of a gateway's configuration.
     *
     * @param json the text of the member's value
     * @return what came out; never an exception, whatever the text is
     */
    public static Reading read(String json) {
        var findings = new Findings();
        var rules = JsonText.members(json, findings);
        var read = new ErrorRuleReader(Spelling.CLASSIC, findings).read(rules);
        return new Reading(read, findings.problems());
    }

    /** {@return whether nothing is rewritten} */
    public boolean isEmpty() {
        return byStatus.isEmpty();
    }

    /** The first rule that fits; rules of the very status come before those of its class. */
    @Nullable
    ErrorRule find(Denial denial) {
        var exact = byStatus.getOrDefault(Integer.toString(denial.status()), List.of());
        var others = byStatus.getOrDefault(denial.status() / CLASS + "xx", List.of());
        return Stream.concat(exact.stream(), others.stream())
                .filter(rule -> rule.match().fits(denial))
                .findFirst()
                .orElse(null);
    }

    /**
     * What came out of reading rules.
     *
     * @param rules the rules; not to be used if there are problems
     * @param problems why some cannot be used as they are written, with paths below the member; none if all is well
     */
    public record Reading(TykErrorRules rules, List<Problem> problems) {
        public Reading {
            problems = List.copyOf(problems);
        }
    }
}
