// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.core.authentication.basic.BasicRules;
import dev.gatehouse.core.authentication.basic.BasicRules.BodyExpressions;
import dev.gatehouse.core.authentication.basic.BasicRules.Quirk;
import dev.gatehouse.definition.CredentialLocation;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The users and passwords that a definition asks for.
 *
 * @param members the object that they stand in
 * @param spelling how they are spelled there
 * @param own switches of ours: they turn on what the original gateway does and should not, and set what it does not know
 */
record BasicMembers(TypedMembers members, Spelling spelling, TypedMembers own) {
    private static final String ANY_SCHEME = "allow_any_scheme_word";
    private static final String NO_COLON = "refuse_colon_in_passwords";
    private static final String BODY_LIMIT = "body_limit";

    static final Set<String> SWITCHES = Set.of(ANY_SCHEME, NO_COLON, BODY_LIMIT);

    private static final long LONGEST_SECONDS = BasicRules.LONGEST_TIME.toSeconds();

    BasicRules rules(List<CredentialLocation> locations) {
        return new BasicRules(locations, body(), remembered(), quirks());
    }

    private Duration remembered() {
        if (members.flag(spelling.of("disable_caching"))) {
            return Duration.ZERO;
        }
        long seconds = members.whole(spelling.of("cache_ttl", "cacheTTL"));
        return seconds > 0 ? Duration.ofSeconds(Math.min(seconds, LONGEST_SECONDS)) : BasicRules.USUAL_TIME;
    }

    private Set<Quirk> quirks() {
        var quirks = EnumSet.of(Quirk.ORIGINAL_ANSWERS);
        if (own.flag(ANY_SCHEME)) {
            quirks.add(Quirk.ANY_SCHEME_WORD);
        }
        if (own.flag(NO_COLON)) {
            quirks.add(Quirk.NO_COLON_IN_PASSWORDS);
        }
        return quirks;
    }

    private Optional<BodyExpressions> body() {
        var holder = spelling == Spelling.CLASSIC ? members : members.object("extractCredentialsFromBody");
        if (!holder.flag(spelling.of("extract_from_body", "enabled"))) {
            return Optional.empty();
        }
        var user = expression(holder, spelling.of("body_user_regexp", "userRegexp"));
        var password = expression(holder, spelling.of("body_password_regexp", "passwordRegexp"));
        int longest = longest();
        return user.isEmpty() || password.isEmpty() || longest == 0
                ? Optional.empty()
                : Optional.of(new BodyExpressions(user, password, longest));
    }

    /** Without one that can be used the original asks for a token instead, of which the author knows nothing. */
    private static String expression(TypedMembers holder, String name) {
        var expression = holder.text(name);
        var flaw = BodyExpressions.flawOf(expression);
        flaw.ifPresent(text -> holder.problem(name, text));
        return flaw.isPresent() ? "" : expression;
    }

    /** Zero if what is said cannot be. */
    private int longest() {
        if (!own.has(BODY_LIMIT)) {
            return BodyExpressions.USUAL_LENGTH;
        }
        long bytes = own.whole(BODY_LIMIT);
        if (bytes < 1 || bytes > BodyExpressions.MOST) {
            own.problem(BODY_LIMIT, "must be 1 to " + BodyExpressions.MOST + " bytes");
            return 0;
        }
        return (int) bytes;
    }
}
