// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature;

import dev.gatehouse.core.authentication.signature.SignatureParameters.Moments;
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
    static final String CREATED = "(created)";
    static final String EXPIRES = "(expires)";
    static final String OTHER_DATE = "x-aux-date";

    private final HttpRequest request;
    private final SigningForm form;
    private final Moments moments;

    SigningString(HttpRequest request, SigningForm form, Moments moments) {
        this.request = request;
        this.form = form;
        this.moments = moments;
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
        return name.equals(DATE) || isMoment(name) ? line(name) : name + ": " + FieldText.shown(name, value(name));
    }

    static String normal(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether the text could be read as one of other things: a line break would begin another line. */
    boolean isAmbiguous(List<String> names) {
        return names.stream().map(SigningString::normal).anyMatch(this::isAmbiguous)
                || target().chars().anyMatch(Character::isISOControl);
    }

    private boolean isAmbiguous(String name) {
        if (name.equals(TARGET)) {
            // Other paths have the same decoded form, and the upstream gets the raw one.
            return form == SigningForm.GATEWAY && !request.path().plain();
        }
        return !isToken(name) || FieldText.breaksLine(name.equals(DATE) ? date() : value(name));
    }

    private boolean isMoment(String name) {
        return form == SigningForm.DRAFT && (name.equals(CREATED) || name.equals(EXPIRES));
    }

    private static boolean isToken(String name) {
        return name.chars().allMatch(c -> c > ' ' && c < 0x7f && c != ':');
    }

    /** Whether a header that is signed was not sent. */
    boolean lacks(String name) {
        return switch (normal(name)) {
            case TARGET -> false;
            case DATE -> date().isEmpty();
            case CREATED, EXPIRES ->
                form != SigningForm.DRAFT || value(normal(name)).isEmpty();
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
        boolean isDated = names.contains(dateName()) || judgesByCreation(names);
        return names.contains(wanted) || (wanted.equals(DATE) && isDated);
    }

    /** Whether the names cover a moment of creation, which then stands for the date. */
    boolean judgesByCreation(Set<String> names) {
        return form == SigningForm.DRAFT && names.contains(CREATED);
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
        if (isMoment(name)) {
            return name.equals(CREATED) ? moments.created() : moments.expires();
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
        return path() + (form.signsWholeTarget() ? request.query().suffix() : "");
    }

    private String path() {
        var path =
                form.signsWholeTarget() ? request.path().raw() : request.path().decoded();
        return request.method().toLowerCase(Locale.ROOT) + " " + path;
    }

    /** A query may hold a credential. */
    private String shownTarget() {
        int query = target().length() - path().length();
        return TARGET + ": " + path()
                + (query < 2 ? target().substring(path().length()) : "?[" + (query - 1) + " characters]");
    }
}
