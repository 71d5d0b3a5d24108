// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.http;

/**
 * The path of a request: as sent, and as rules read it.
 *
 * <p>Decoding happens once, here. A path that different parsers read differently – an encoded slash, a dot segment, a
 * path parameter, a double encoding – is {@linkplain Clarity#AMBIGUOUS ambiguous}: no rule that opens something matches
 * it, and every rule that restricts refuses it. Rules are thus never decided on another path than the backend's.
 *
 * @param raw as it stands in the request line, without the query
 * @param decoded percent-decoded once, as UTF-8
 * @param clarity whether raw and decoded mean one thing
 * @since 0.1
 */
public record RequestPath(String raw, String decoded, Clarity clarity) {

    /** How certain the meaning of a path is. */
    public enum Clarity {
        /** One meaning. */
        PLAIN,
        /** Well formed, but parsers disagree on what it names. */
        AMBIGUOUS,
        /** Not a path: a broken percent-encoding, or no slash in front. */
        MALFORMED
    }

    /**
     * Reads a path. Never fails: a malformed path is a value too, to be refused by whoever decides.
     *
     * @param raw as it stands in the request line, without the query
     * @return the path
     */
    public static RequestPath parse(String raw) {
        return new PathReader(raw).read();
    }

    /** {@return whether rules may be decided on {@link #decoded()}} */
    public boolean plain() {
        return clarity == Clarity.PLAIN;
    }
}
