// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.internal.location;

import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.http.HttpRequest;
import java.util.List;

/**
 * Where the credential of a method may stand, and whether a request says the same everywhere: what stands behind us may
 * read another place than we do, and would serve whoever is named there.
 *
 * @since 0.1
 */
public final class CredentialPlaces {
    private static final String SHARED = "Authorization";

    private final List<CredentialLocation> locations;
    private final String scheme;
    private final boolean firstCounts;

    /**
     * The places of a method.
     *
     * @param locations in order of precedence
     * @param scheme the word that may stand in front of the credential, for the header {@code Authorization} is shared with
     *     other methods
     * @param firstCounts whether places may say different things, of which the first counts
     */
    public CredentialPlaces(List<CredentialLocation> locations, String scheme, boolean firstCounts) {
        this.locations = locations;
        this.scheme = scheme;
        this.firstCounts = firstCounts;
    }

    /** {@return whether places may say different things, of which the first counts} */
    public boolean firstCounts() {
        return firstCounts;
    }

    /**
     * Looks whether another reader of the request may take another credential. Costs nothing but a look at the one place
     * where there is only one.
     *
     * @param request the request
     * @param place where the credential was found
     * @param text what stands there
     * @return whether it cannot be trusted to be the only one
     */
    public boolean disagree(HttpRequest request, CredentialLocation place, String text) {
        if (firstCounts) {
            return !(place instanceof CredentialLocation.Parameter) && place.isAmbiguous(request);
        }
        return place.isAmbiguous(request) || (locations.size() > 1 && disagreeElsewhere(request, place, text));
    }

    private boolean disagreeElsewhere(HttpRequest request, CredentialLocation place, String text) {
        var credential = withoutScheme(text);
        for (var other : locations) {
            if (!other.equals(place) && disagrees(request, other, credential)) {
                return true;
            }
        }
        return false;
    }

    private boolean disagrees(HttpRequest request, CredentialLocation other, String credential) {
        var text = other.read(request);
        return other.isContradictory(request)
                || (text != null
                        && isOfThisMethod(other, text)
                        && !withoutScheme(text).equals(credential));
    }

    /**
     * Looks whether a text is meant for this method.
     *
     * @param place where it stands
     * @param text what stands there
     * @return whether it is, unless it begins with the word of another scheme, in the header that all of them share
     */
    public boolean isOfThisMethod(CredentialLocation place, String text) {
        return !isShared(place) || schemeLength(text) > 0 || !namesAScheme(text);
    }

    private static boolean isShared(CredentialLocation place) {
        return place instanceof CredentialLocation.Header header
                && header.name().equalsIgnoreCase(SHARED);
    }

    private String withoutScheme(String text) {
        return text.substring(schemeLength(text));
    }

    /** With the blank behind it; 0 if the text begins otherwise. */
    private int schemeLength(String text) {
        int length = scheme.length();
        boolean named =
                text.length() > length && text.charAt(length) == ' ' && text.regionMatches(true, 0, scheme, 0, length);
        return named ? length + 1 : 0;
    }

    private static boolean namesAScheme(String text) {
        int blank = text.indexOf(' ');
        return blank > 0 && text.chars().limit(blank).allMatch(CredentialPlaces::isLetter);
    }

    /** Of those that words of schemes are made of in practice. */
    private static boolean isLetter(int c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || c == '-');
    }
}
