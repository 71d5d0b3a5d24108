// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.basic;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.gatehouse.access.Denials;
import dev.gatehouse.core.authentication.basic.BasicRules.BodyExpressions;
import dev.gatehouse.core.authentication.basic.Presented.Flaw;
import dev.gatehouse.core.internal.pattern.BoundedPattern;
import dev.gatehouse.http.Body;
import dev.gatehouse.secret.Secret;
import java.util.Objects;

/** User name and password somewhere in a body. */
final class BodyText {
    private static final Flaw TOO_LONG = new Flaw(Denials.BODY_TOO_LONG, "the body is longer than what is read of it");
    private static final Flaw NO_USER = new Flaw(Denials.BODY_USER_MISSING, "no user in the body");
    private static final Flaw USER_UNGROUPED = new Flaw(Denials.BODY_USER_UNGROUPED, "the expression has no group");
    private static final Flaw NO_PASSWORD = new Flaw(Denials.BODY_PASSWORD_MISSING, "no password in the body");
    private static final Flaw PASSWORD_UNGROUPED =
            new Flaw(Denials.BODY_PASSWORD_UNGROUPED, "the expression has no group");

    private final Pattern user;
    private final Pattern password;
    private final int longest;

    BodyText(BodyExpressions expressions) {
        this.user = BoundedPattern.compile(expressions.userPattern());
        this.password = BoundedPattern.compile(expressions.secretPattern());
        this.longest = expressions.longest();
    }

    Presented read(Body body) {
        // As text, for the search takes octets that are no UTF-8 for the end, or for more than they are.
        return body.read(longest)
                .map(octets -> found(new String(octets, UTF_8)))
                .orElse(TOO_LONG);
    }

    private Presented found(String text) {
        var name = user.matcher(text);
        if (!name.find()) {
            return NO_USER;
        }
        if (name.groupCount() == 0) {
            return USER_UNGROUPED;
        }
        var secret = password.matcher(text);
        if (!secret.find()) {
            return NO_PASSWORD;
        }
        return secret.groupCount() == 0 ? PASSWORD_UNGROUPED : new Login(group(name), group(secret));
    }

    private static Secret group(Matcher match) {
        // A group that the match does without holds nothing.
        return Secret.of(Objects.requireNonNullElse(match.group(1), ""));
    }
}
