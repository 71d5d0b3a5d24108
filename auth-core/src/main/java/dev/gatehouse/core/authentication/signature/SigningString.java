// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature;

import dev.gatehouse.core.internal.field.FieldText;
import dev.gatehouse.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The text that is signed: a line for each thing that the signature covers. */
final class SigningString {
    static final String TARGET = "(request-target)";
    static final String DATE = "date";
    static final String OTHER_DATE = "x-aux-date";

    private final HttpRequest request;
    private final SigningForm form;

    SigningString(HttpRequest request, SigningForm form) {
        this.request = request;
        this.form = form;
    }

    String of(List<String> names) {
        return names.stream().map(name -> line(normal(name))).collect(Collectors.joining("\n"));
    }

    /** The same for an explanation, where nobody may read a credential. */
    String shown(List<String> names) {
        return names.stream().map(name -> shownLine(normal(name))).collect(Collectors.joining("\n"));
    }

    private String shownLine(String name) {
        if (name.equals(TARGET)) {
            return shownTarget();
        }
        return name.equals(DATE) ? line(name) : name + ": " + FieldText.shown(name, value(name));
    }

    static String normal(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether the text could be read as one of other things: a line break would begin another line. */
    boolean isAmbiguous(List<String> names) {
        return names.stream().anyMatch(name -> !normal(name).equals(TARGET) && !isToken(normal(name)))
                || target().chars().anyMatch(Character::isISOControl);
    }

    private static boolean isToken(String name) {
        return name.chars().allMatch(c -> c > ' ' && c < 0x7f && c != ':');
    }

    /** Whether a header that is signed was not sent. */
    boolean lacks(String name) {
        return switch (normal(name)) {
            case TARGET -> false;
            case DATE -> date().isEmpty();
            // In this form it is empty for everybody.
            case "host" -> form == SigningForm.DRAFT && request.headers().first("host") == null;
            default -> normal(name).isEmpty() || request.headers().first(normal(name)) == null;
        };
    }

    /** Whether a signed header came more than once, and another reader may take the other one. */
    boolean repeats(String name) {
        var normal = normal(name);
        if (normal.equals(DATE)) {
            return request.headers().isRepeated(dateName());
        }
        boolean joined = form == SigningForm.DRAFT && !normal.equals("host");
        return !joined && !normal.isEmpty() && request.headers().isRepeated(normal);
    }

    /** Whether the names cover the date that the request is judged by. */
    boolean covers(Set<String> names, String wanted) {
        return names.contains(wanted) || (wanted.equals(DATE) && names.contains(dateName()));
    }

    /** The date that the request is judged by; empty if there is none. */
    String date() {
        var date = request.headers().first(dateName());
        return date == null ? "" : date;
    }

    private String dateName() {
        var other = request.headers().first(OTHER_DATE);
        return form != SigningForm.DRAFT && other != null && !other.isEmpty() ? OTHER_DATE : DATE;
    }

    private String line(String name) {
        if (name.equals(DATE)) {
            return date().isEmpty() ? ": " : dateName() + ": " + date();
        }
        return name + ": " + value(name);
    }

    private String value(String name) {
        if (name.equals(TARGET)) {
            return target();
        }
        if (form != SigningForm.DRAFT) {
            var first = name.equals("host") || name.isEmpty()
                    ? null
                    : request.headers().first(name);
            return first == null ? "" : FieldText.trimmed(first);
        }
        return request.headers().all(name).stream().map(FieldText::trimmed).collect(Collectors.joining(", "));
    }

    private String target() {
        var query = request.query().raw();
        boolean whole = form.signsWholeTarget() && !query.isEmpty();
        return path() + (whole ? "?" + query : "");
    }

    private String path() {
        var path =
                form.signsWholeTarget() ? request.path().raw() : request.path().decoded();
        return request.method().toLowerCase(Locale.ROOT) + " " + path;
    }

    /** A query may hold a credential. */
    private String shownTarget() {
        int query = target().length() - path().length();
        return TARGET + ": " + path() + (query == 0 ? "" : "?[" + (query - 1) + " characters]");
    }
}
