// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import dev.gatehouse.access.Denials;
import dev.gatehouse.core.tyk.LoadedDefinition.Problem;
import dev.gatehouse.core.tyk.TykErrorRules;
import dev.gatehouse.examples.gateway.json.JsonText;
import dev.gatehouse.examples.gateway.settings.Answers;
import java.util.List;

/** Reads what refused clients are told. */
final class AnswersReader {
    private final ConfigurationTree tree;
    private final List<String> problems;
    private final List<String> notices;

    AnswersReader(ConfigurationTree tree, List<String> problems, List<String> notices) {
        this.tree = tree;
        this.problems = problems;
        this.notices = notices;
    }

    Answers read() {
        return new Answers(denials(), rules(), tree.flag("hide_generator_header"), tree.flag("close_connections"));
    }

    private Denials denials() {
        var messages = tree.at("override_messages");
        if (messages.isEmpty()) {
            return Denials.standard();
        }
        var changed = TykErrorRules.Messages.apply(Denials.standard(), JsonText.write(messages));
        changed.problems().forEach(problem -> problems.add(line("override_messages", problem)));
        changed.notes().forEach(note -> notices.add("override_messages: " + note));
        return changed.denials();
    }

    private TykErrorRules rules() {
        var overrides = tree.at("error_overrides");
        if (overrides.isEmpty()) {
            return TykErrorRules.none();
        }
        var read = TykErrorRules.read(JsonText.write(overrides));
        read.problems().forEach(problem -> problems.add(line("error_overrides", problem)));
        return read.rules();
    }

    private static String line(String member, Problem problem) {
        return "$." + member + ": " + problem;
    }
}
