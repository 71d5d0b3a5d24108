// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The query of a request target.
 *
 * <p>Read as the original gateway reads it: pairs are separated by {@code &} only, a pair that holds a {@code ;} or a
 * broken percent-encoding is not seen, {@code +} is a blank. Parsing is done by each call and is linear.
 *
 * @param raw as it stands after the {@code ?}; empty if there is none
 * @param marked whether there is a {@code ?}, perhaps with nothing behind it
 * @since 0.1
 */
public record Query(String raw, boolean marked) {
    private static final Pattern SEPARATORS = Pattern.compile("[&;]");
    private static final Query NONE = new Query("");

    public Query {
        if (!marked && !raw.isEmpty()) {
            throw new IllegalArgumentException("a query stands behind its mark");
        }
    }

    /**
     * A query; none if there is nothing in it.
     *
     * @param raw as it stands after the {@code ?}
     */
    public Query(String raw) {
        this(raw, !raw.isEmpty());
    }

    /** {@return the end of a target: the query with its mark, or nothing} */
    public String suffix() {
        return marked ? "?" + raw : "";
    }

    /** {@return no query} */
    public static Query none() {
        return NONE;
    }

    /**
     * Finds the first parameter of a name.
     *
     * @param name exactly as decoded; case matters
     * @return its decoded value, possibly empty, or null if there is no such parameter
     */
    public @Nullable String first(String name) {
        if (raw.isEmpty()) {
            return null;
        }
        return pairs().stream()
                .filter(pair -> pair.name().equals(name))
                .map(Pair::value)
                .findFirst()
                .orElse(null);
    }

    /**
     * Finds all parameters of a name.
     *
     * @param name exactly as decoded; case matters
     * @return their decoded values in order; empty if there is no such parameter
     */
    public List<String> all(String name) {
        return pairs().stream()
                .filter(pair -> pair.name().equals(name))
                .map(Pair::value)
                .toList();
    }

    /**
     * Looks whether another reader may find another value than {@link #first} does: a later one, or one in a pair that is
     * not seen here.
     *
     * @param name exactly as decoded; case matters
     * @return whether some reading of the query holds a parameter of that name with another value
     */
    public boolean isContradictory(String name) {
        if (isOnePair()) {
            return false;
        }
        var first = first(name);
        return SEPARATORS
                .splitAsStream(raw)
                .filter(piece -> name.equals(decoded(piece, true)))
                .anyMatch(piece -> !Objects.equals(decoded(piece, false), first));
    }

    private boolean isOnePair() {
        return raw.indexOf('&') < 0 && raw.indexOf(';') < 0;
    }

    /** Name or value of a pair, or null if it cannot be decoded. */
    private static @Nullable String decoded(String piece, boolean name) {
        int equals = piece.indexOf('=');
        int end = equals < 0 ? piece.length() : equals;
        var octets =
                FormText.decode(name ? piece.substring(0, end) : piece.substring(Math.min(end + 1, piece.length())));
        return octets == null ? null : FormText.text(octets);
    }

    /**
     * Drops parameters. The others come out sorted by name and encoded anew, whether there is one to drop or not; what
     * cannot be read is dropped with them, for another reader might find such a parameter in it.
     *
     * @param names exactly as decoded; case matters. With no name at all the query stays as it was sent, byte for byte
     * @return the query without them
     */
    public Query without(Set<String> names) {
        if (raw.isEmpty() || names.isEmpty()) {
            return this;
        }
        var encoded = new StringBuilder();
        pairs().stream()
                .filter(pair -> !names.contains(pair.name()))
                .sorted(Comparator.comparing(Pair::nameOctets))
                .forEach(pair -> pair.appendTo(encoded));
        return new Query(encoded.toString());
    }

    private List<Pair> pairs() {
        var pairs = new ArrayList<Pair>();
        for (var piece : raw.split("&", -1)) {
            if (piece.isEmpty() || piece.indexOf(';') >= 0) {
                continue;
            }
            int equals = piece.indexOf('=');
            var name = FormText.decode(equals < 0 ? piece : piece.substring(0, equals));
            var value = FormText.decode(equals < 0 ? "" : piece.substring(equals + 1));
            if (name != null && value != null) {
                pairs.add(new Pair(name, value));
            }
        }
        return pairs;
    }

    /** The length only: a query may hold a credential. */
    @Override
    public String toString() {
        return "Query[" + raw.length() + " characters]";
    }

    /** Octets, because what is encoded anew must come out as it went in, also where it is no UTF-8. */
    private record Pair(String nameOctets, String valueOctets) {
        String name() {
            return FormText.text(nameOctets);
        }

        String value() {
            return FormText.text(valueOctets);
        }

        void appendTo(StringBuilder out) {
            if (!out.isEmpty()) {
                out.append('&');
            }
            FormText.append(out, nameOctets);
            out.append('=');
            FormText.append(out, valueOctets);
        }
    }
}
