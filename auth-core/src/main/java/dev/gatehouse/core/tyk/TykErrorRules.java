// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.access.Denial;
import dev.gatehouse.access.Denials;
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

    /**
     * What came out of changing the catalogue of denials by {@code override_messages}.
     *
     * @param denials the changed catalogue; not to be used if there are problems
     * @param notes one line for each entry that nobody here heeds; for the log
     * @param problems why other entries cannot be used, with paths below the member; none if all is well
     */
    public record Messages(Denials denials, List<String> notes, List<Problem> problems) {
        private static final int LOWEST_CODE = 200;
        private static final int HIGHEST_CODE = 999;

        public Messages {
            notes = List.copyOf(notes);
            problems = List.copyOf(problems);
        }

        /**
         * Changes a catalogue, entry by entry and field by field.
         *
         * @param denials the catalogue
         * @param json the text of the value of {@code override_messages}: ids, each with {@code code}, {@code message} or
         *     both
         * @return what came out; never an exception, whatever the text is
         */
        public static Messages apply(Denials denials, String json) {
            var findings = new Findings();
            var changed = denials;
            var entries = JsonText.members(json, findings).entries();
            for (var each : entries.entrySet()) {
                var entry = each.getValue();
                if (Overridable.contains(each.getKey())) {
                    changed = apply(changed, each.getKey(), entry);
                } else {
                    findings.note(entry.at(), "is no message that can be changed");
                }
            }
            return new Messages(changed, findings.notes(), findings.problems());
        }

        private static Denials apply(Denials denials, String id, TypedMembers entry) {
            long code = entry.whole("code");
            var message = entry.text("message");
            if (code != 0 && (code < LOWEST_CODE || code > HIGHEST_CODE)) {
                entry.problem("code", "must be 200 to 999");
                return denials;
            }
            return denials.with(id, code == 0 ? null : Integer.valueOf((int) code), message.isEmpty() ? null : message);
        }
    }
}
