// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.access.Denials;
import dev.gatehouse.core.tyk.LoadedDefinition.Problem;
import java.util.List;

/**
 * What came out of changing the catalogue of denials by {@code override_messages}.
 *
 * @param denials the changed catalogue
 * @param notes one line for each entry that nobody here heeds; for the log
 * @param problems why other entries cannot be used; none if all is well
 * @since 0.1
 */
@SuppressWarnings({"unused", "DoNotCallSuggester"})
public record TykMessages(Denials denials, List<String> notes, List<Problem> problems) {
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
        throw new UnsupportedOperationException();
    }
}
