// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.custom;

import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.secret.Secret;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the text by which a caller is recognized. Thread-safe; reads the body if the text stands there.
 *
 * @since 0.1
 */
public final class IdentityExtractor {
    /** What stands for octets that are no UTF-8, whichever they are. */
    private static final char NO_TEXT = '\uFFFD';

    private final IdentityPlace place;
    private final IdentityText text;
    private final Function<String, Optional<String>> finder;

    private IdentityExtractor(IdentityPlace place, IdentityText text) {
        this.place = place;
        this.text = text;
        this.finder = text.finder();
    }

    /**
     * An extractor.
     *
     * @param place where the text stands
     * @param text what of it counts
     * @return the extractor
     */
    public static IdentityExtractor of(IdentityPlace place, IdentityText text) {
        return new IdentityExtractor(place, text);
    }

    /** {@return where the text stands} */
    public IdentityPlace place() {
        return place;
    }

    /**
     * Looks for the text.
     *
     * @param request the request
     * @return what is there
     */
    public Found look(HttpRequest request) {
        var texts =
                place.texts(request).stream().filter(each -> !each.isEmpty()).toList();
        if (texts.isEmpty()) {
            return new Found.Nothing();
        }
        return texts.size() > 1 ? new Found.Unclear() : look(texts);
    }

    // An empty identity would be everybody's, and so would one of octets that are no text: all of them read alike.
    private Found look(List<String> texts) {
        return finder.apply(texts.get(0))
                .filter(found -> !found.isEmpty() && found.indexOf(NO_TEXT) < 0)
                .<Found>map(found -> new Found.Identity(Secret.of(found)))
                .orElseGet(Found.Unclear::new);
    }

    /** What was found. */
    public sealed interface Found {
        /**
         * The text.
         *
         * @param text mostly a credential; not empty
         */
        record Identity(Secret text) implements Found {}

        /** There is nothing in that place. */
        record Nothing() implements Found {}

        /** There is something from which no identity can be told, as what is no UTF-8, or more than one thing. */
        record Unclear() implements Found {}
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IdentityExtractor that && place.equals(that.place) && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return 31 * place.hashCode() + text.hashCode();
    }

    @Override
    public String toString() {
        return "IdentityExtractor[" + place + ", " + text + "]";
    }
}
