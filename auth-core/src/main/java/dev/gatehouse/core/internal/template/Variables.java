// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.internal.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts values in the place of variables: {@code $tyk_meta.name} stands for what the metadata of a session has under that
 * name, {@code $tyk_context.name} for what the request has, where it is known. A variable without a value stands for the empty
 * text. What is put in is not looked through again.
 *
 * @since 0.1
 */
public final class Variables {
    private static final String MARK = "$tyk_";
    private static final Pattern VARIABLE = Pattern.compile("\\$tyk_(meta|context)\\.([A-Za-z0-9_.-]+)");
    private static final Pattern OF_REQUEST = Pattern.compile("\\$tyk_context\\.[A-Za-z0-9_.-]+");
    private static final Pattern LOOKS_LIKE_ONE = Pattern.compile("(?i)\\$\\W?tyk|tyk_?(meta|context)");
    private static final String OF_SESSION = "meta";

    private Variables() {}

    /**
     * Fills a text.
     *
     * @param template the text
     * @param metadata of the session
     * @param longest most characters of the result; what is longer is cut off
     * @return the text with its values
     */
    public static String fill(String template, Map<String, Object> metadata, int longest) {
        return fill(template, metadata, RequestVariables.none(), longest);
    }

    /**
     * Fills a text, also with what stands in a request.
     *
     * @param template the text
     * @param metadata of the session
     * @param request values of the request
     * @param longest most characters of the result; what is longer is cut off
     * @return the text with its values
     */
    public static String fill(String template, Map<String, Object> metadata, RequestVariables request, int longest) {
        if (!template.contains(MARK)) {
            return cut(template, longest);
        }
        var filled = new StringBuilder();
        var matcher = VARIABLE.matcher(template);
        int from = 0;
        while (filled.length() < longest && matcher.find()) {
            filled.append(template, from, matcher.start()).append(value(matcher, metadata, request));
            from = matcher.end();
        }
        return cut(filled.append(template, from, template.length()).toString(), longest);
    }

    /**
     * Fills a text that is to be a secret. A part that is missing would leave one that is easier to guess, so there is none
     * then.
     *
     * @param template the text
     * @param metadata of the session
     * @param request values of the request
     * @param longest most characters of the result
     * @return the text with its values; empty if a variable has no value, is misspelled, or if the text is too long
     */
    public static Optional<String> fillSecret(
            String template, Map<String, Object> metadata, RequestVariables request, int longest) {
        var matcher = VARIABLE.matcher(template);
        while (matcher.find()) {
            if (value(matcher, metadata, request).isEmpty()) {
                return Optional.empty();
            }
        }
        var filled = fill(template, metadata, request, longest + 1);
        return filled.length() > longest || isMisspelled(template) ? Optional.empty() : Optional.of(filled);
    }

    /**
     * Looks for what was meant as a variable and is none, so that it would stand for itself.
     *
     * @param template the text
     * @return whether there is such a thing
     */
    public static boolean isMisspelled(String template) {
        return count(LOOKS_LIKE_ONE, template) != count(VARIABLE, template);
    }

    /**
     * Looks whether a text consists of values of the request, and of nothing else.
     *
     * @param template the text
     * @return whether the client chooses all of it
     */
    public static boolean isOfRequestAlone(String template) {
        return !template.isEmpty()
                && OF_REQUEST.matcher(template).replaceAll("").isEmpty();
    }

    /**
     * Looks whether a text has a variable of the request.
     *
     * @param template the text
     * @return whether it has one
     */
    public static boolean hasOfRequest(String template) {
        return OF_REQUEST.matcher(template).find();
    }

    private static int count(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        int found = 0;
        while (matcher.find()) {
            found++;
        }
        return found;
    }

    private static String value(Matcher variable, Map<String, Object> metadata, RequestVariables request) {
        var name = variable.group(2);
        return variable.group(1).equals(OF_SESSION) ? text(metadata.get(name)) : request.value(name);
    }

    private static String text(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(Variables::single)
                    .filter(item -> !item.isEmpty())
                    .map(item -> URLEncoder.encode(item, UTF_8))
                    .collect(Collectors.joining(","));
        }
        return single(value);
    }

    /** Truth values, null and objects have no text. */
    private static String single(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Long || value instanceof Integer) {
            return value.toString();
        }
        return value instanceof Number number ? decimal(number.doubleValue()) : "";
    }

    private static String decimal(double number) {
        return Double.isFinite(number)
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : "";
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) : text;
    }
}
