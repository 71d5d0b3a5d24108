// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.messagesignature;

import dev.gatehouse.core.internal.field.FieldText;
import dev.gatehouse.core.internal.structured.Member;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The text that is signed, RFC 9421 section 2.5.
 *
 * @param lines of the covered components, in their order
 * @param parameters the last line: what is covered, and the parameters of the signature
 */
record SignatureBase(List<Line> lines, String parameters) {
    private static final int USUAL_LENGTH = 512;
    private static final String LAST = "\"@signature-params\": ";

    /** A query may hold a credential. */
    private static final Set<String> WITH_QUERY = Set.of("@query", "@query-param", "@request-target", "@target-uri");

    /**
     * A line.
     *
     * @param component what it tells
     * @param value what it is
     */
    record Line(Component component, String value) {
        String shown() {
            var name = component.name();
            return component.identifier() + ": "
                    + (name.startsWith("@") ? shownTarget() : FieldText.shown(name, value));
        }

        private String shownTarget() {
            int end = WITH_QUERY.contains(component.name()) ? queryOf(value) : value.length();
            int from = component.name().equals("@query-param") ? 0 : end;
            var rest = value.length() - from;
            return value.substring(0, from) + (rest == 0 ? "" : "[" + rest + " characters]");
        }

        private static int queryOf(String value) {
            int mark = value.indexOf('?');
            return mark < 0 ? value.length() : mark;
        }
    }

    /** Null if a part is missing, named twice, or has a character that would begin another line. */
    static @Nullable SignatureBase of(Message message, List<Component> components, Member.InnerList parameters) {
        Set<Component> seen = new HashSet<>();
        var lines = new ArrayList<Line>();
        for (var component : components) {
            var value = message.value(component);
            if (value == null || !isPrintable(value) || !seen.add(component)) {
                return null;
            }
            lines.add(new Line(component, value));
        }
        return new SignatureBase(lines, parameters.serialize());
    }

    private static boolean isPrintable(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    String text() {
        var text = new StringBuilder(USUAL_LENGTH);
        for (var line : lines) {
            text.append(line.component().identifier())
                    .append(": ")
                    .append(line.value())
                    .append('\n');
        }
        return text.append(LAST).append(parameters).toString();
    }

    /** The same for an explanation, where nobody may read a credential. */
    String shown() {
        return lines.stream().map(line -> line.shown() + '\n').collect(Collectors.joining()) + LAST + parameters;
    }
}
