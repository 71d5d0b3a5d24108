// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature;

import dev.gatehouse.core.authentication.signature.SignatureParameters.Moments;
import dev.gatehouse.core.internal.field.FieldText;
import dev.gatehouse.http.HttpRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The text that is signed: a line for each thing that the signature covers. */
final class SigningString {
    static final String TARGET = "(request-target)";
    static final String DATE = "date";
    static final String CREATED = "(created)";
    static final String EXPIRES = "(expires)";
    static final String OTHER_DATE = "x-aux-date";
    private static final int USUAL_LENGTH = 256;

    private final HttpRequest request;
    private final SigningForm form;
    private final Moments moments;
    private final List<String> names = new ArrayList<>();
    private final Set<String> distinct;
    private final String path;
    private final String target;
    private final String dateName;

    /**
     * A text. What every line may need is looked for once.
     *
     * @param request what is signed
     * @param form how the text is made
     * @param moments when it was signed
     * @param listed what is signed, in this order, as the client spells it
     */
    SigningString(HttpRequest request, SigningForm form, Moments moments, List<String> listed) {
        this.request = request;
        this.form = form;
        this.moments = moments;
        for (var name : listed) {
            names.add(normal(name));
        }
        this.distinct = new HashSet<>(names);
        this.path = path(request, form);
        this.target = form.signsWholeTarget() ? path + request.query().suffix() : path;
        this.dateName = dateName(request, form);
    }

    private static String path(HttpRequest request, SigningForm form) {
        var path = request.path();
        return request.method().toLowerCase(Locale.ROOT)
                + ' '
                + (form.signsWholeTarget() ? path.raw() : path.decoded());
    }

    private static String dateName(HttpRequest request, SigningForm form) {
        var other = form == SigningForm.DRAFT ? null : request.headers().first(OTHER_DATE);
        return other != null && !other.isEmpty() ? OTHER_DATE : DATE;
    }

    /** The names of what is signed, in lower case. */
    Set<String> names() {
        return distinct;
    }

    boolean namesOneTwice() {
        return distinct.size() < names.size();
    }

    String text() {
        var text = new StringBuilder(USUAL_LENGTH);
        for (var name : names) {
            text.append(text.isEmpty() ? "" : "\n");
            appendLine(name, text);
        }
        return text.toString();
    }

    /** The same for an explanation, where nobody may read a credential. */
    String shown() {
        return names.stream().map(this::shownLine).collect(Collectors.joining("\n"));
    }

    private String shownLine(String name) {
        if (name.equals(TARGET)) {
            return shownTarget();
        }
        var line = new StringBuilder();
        appendLine(name, line);
        return name.equals(DATE) || isMoment(name) ? line.toString() : name + ": " + FieldText.shown(name, value(name));
    }

    static String normal(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether the text could be read as one of other things: a line break would begin another line. */
    boolean isAmbiguous() {
        for (var name : names) {
            if (isAmbiguous(name)) {
                return true;
            }
        }
        return hasControl(target);
    }

    private static boolean hasControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return true;
            }
        }
        return false;
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
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == ':') {
                return false;
            }
        }
        return true;
    }

    /** The first header that is signed and was not sent; null if all were. */
    @Nullable
    String missing() {
        for (var name : names) {
            if (lacks(name)) {
                return name;
            }
        }
        return null;
    }

    private boolean lacks(String name) {
        return switch (name) {
            case TARGET -> false;
            case DATE -> date().isEmpty();
            case CREATED, EXPIRES -> form != SigningForm.DRAFT || value(name).isEmpty();
            // In this form it is empty for everybody.
            case "host" -> form == SigningForm.DRAFT && request.headers().first("host") == null;
            default -> name.isEmpty() || request.headers().first(name) == null;
        };
    }

    /** Whether a signed header came more than once, and another reader may take the other one. */
    boolean isRepeated() {
        for (var name : names) {
            if (repeats(name)) {
                return true;
            }
        }
        return false;
    }

    private boolean repeats(String name) {
        if (name.equals(DATE)) {
            return request.headers().isRepeated(dateName);
        }
        boolean joined = form == SigningForm.DRAFT && !name.equals("host");
        return !joined && !name.isEmpty() && request.headers().isRepeated(name);
    }

    /** Whether the names cover the date that the request is judged by. */
    boolean covers(String wanted) {
        boolean isDated = distinct.contains(dateName) || judgesByCreation();
        return distinct.contains(wanted) || (wanted.equals(DATE) && isDated);
    }

    /** Whether the names cover a moment of creation, which then stands for the date. */
    boolean judgesByCreation() {
        return form == SigningForm.DRAFT && distinct.contains(CREATED);
    }

    /** The date that the request is judged by; empty if there is none. */
    String date() {
        var date = request.headers().first(dateName);
        return date == null ? "" : date;
    }

    private void appendLine(String name, StringBuilder text) {
        if (!name.equals(DATE)) {
            text.append(name).append(": ").append(value(name));
            return;
        }
        var date = date();
        text.append(date.isEmpty() ? "" : dateName).append(": ").append(date);
    }

    private String value(String name) {
        if (name.equals(TARGET)) {
            return target;
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
        return FieldText.joined(request.headers(), name);
    }

    /** A query may hold a credential. */
    private String shownTarget() {
        int query = target.length() - path.length();
        return TARGET + ": " + path
                + (query < 2 ? target.substring(path.length()) : "?[" + (query - 1) + " characters]");
    }
}
