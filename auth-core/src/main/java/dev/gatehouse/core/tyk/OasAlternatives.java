// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The alternatives of an OpenAPI document and its extension, each of them names of schemes that belong together. */
final class OasAlternatives {
    private static final String MODE = "securityProcessingMode";
    private static final String SECURITY = "security";
    private static final String COMPLIANT = "compliant";
    private static final Set<String> MODES = Set.of("legacy", COMPLIANT);
    private static final String EMPTY = "holds an alternative without any scheme, which opens the API";

    private final TypedMembers document;
    private final TypedMembers auth;
    private final Set<String> components;

    OasAlternatives(TypedMembers document, TypedMembers auth) {
        this.document = document;
        this.auth = auth;
        this.components = Set.copyOf(
                document.object("components").object("securitySchemes").names());
    }

    /**
     * What counts together.
     *
     * @param names of schemes
     * @param ordered whether their order is the author's, and counts
     */
    record Alternative(List<String> names, boolean ordered) {}

    void requireKnownMode() {
        if (auth.has(MODE) && !MODES.contains(auth.text(MODE))) {
            auth.problem(MODE, "must be legacy or compliant, in exactly these letters");
        }
    }

    private boolean isCompliant() {
        return auth.text(MODE).equals(COMPLIANT);
    }

    /** Without the word for it only the first one counts, and none of the extension. */
    List<Alternative> all() {
        var declared = document.objects(SECURITY).stream()
                .map(alternative -> new Alternative(alternative.names(), false))
                .toList();
        if (isCompliant()) {
            return compliant(declared);
        }
        if (declared.size() > 1) {
            document.note(SECURITY, "has several alternatives, of which only the first counts");
        }
        if (auth.has(SECURITY)) {
            auth.note(SECURITY, "has no effect: securityProcessingMode is not compliant");
        }
        return declared.stream()
                .limit(1)
                .filter(alternative -> !alternative.names().isEmpty())
                .toList();
    }

    /** Every name of a scheme in a requirement, also in one that does not count. */
    Set<String> named() {
        return Stream.concat(
                        document.objects(SECURITY).stream().flatMap(each -> each.names().stream()),
                        auth.textLists(SECURITY).stream().flatMap(List::stream))
                .collect(Collectors.toSet());
    }

    private List<Alternative> compliant(List<Alternative> declared) {
        var listed = auth.textLists(SECURITY).stream()
                .map(names -> new Alternative(names, true))
                .toList();
        requireNames(declared, document);
        requireNames(listed, auth);
        var all = new ArrayList<Alternative>();
        declared.stream()
                .filter(alternative -> listed.stream().noneMatch(other -> covers(other, alternative)))
                .forEach(all::add);
        all.addAll(listed);
        return all.stream()
                .filter(alternative -> !alternative.names().isEmpty())
                .toList();
    }

    private static void requireNames(List<Alternative> alternatives, TypedMembers holder) {
        if (alternatives.stream().anyMatch(alternative -> alternative.names().isEmpty())) {
            holder.problem(SECURITY, EMPTY);
        }
    }

    /** A document cannot say that its scheme goes with one that only the extension knows, so it says less there. */
    private boolean covers(Alternative listed, Alternative declared) {
        return declared.names().size() == 1
                && listed.names().containsAll(declared.names())
                && !components.containsAll(listed.names());
    }
}
