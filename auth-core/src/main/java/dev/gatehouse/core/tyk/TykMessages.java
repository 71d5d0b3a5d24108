// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.access.Denials;
import dev.gatehouse.core.tyk.LoadedDefinition.Problem;
import java.util.List;

/**
 * What came out of changing the catalogue of denials by {@code override_messages}.
 *
 * @param denials the changed catalogue; not to be used if there are problems
 * @param notes one line for each entry that nobody here heeds; for the log
 * @param problems why other entries cannot be used, with paths below the member; none if all is well
 * @since 0.1
 */
public record TykMessages(Denials denials, List<String> notes, List<Problem> problems) {
    private static final int LOWEST_CODE = 200;
    private static final int HIGHEST_CODE = 999;

    public TykMessages {
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
    public static TykMessages apply(Denials denials, String json) {
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
        return new TykMessages(changed, findings.notes(), findings.problems());
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
