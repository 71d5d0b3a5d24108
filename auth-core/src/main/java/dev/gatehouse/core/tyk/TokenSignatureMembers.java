// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.core.authentication.token.signature.TokenSignatureAlgorithm;
import dev.gatehouse.core.authentication.token.signature.TokenSignatureRules;
import dev.gatehouse.core.authentication.token.signature.TokenSignatureVerifier;
import dev.gatehouse.core.internal.template.Variables;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.explanation.Refusal.Wording;
import dev.gatehouse.secret.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The signature of a token that a definition asks for.
 *
 * @param members the object that it stands in
 * @param spelling how the members are spelled there
 * @param requestVariables whether variables of the request have values
 * @param own switches of ours
 */
record TokenSignatureMembers(TypedMembers members, Spelling spelling, boolean requestVariables, TypedMembers own) {
    private static final String ALGORITHM = "algorithm";
    private static final String HEADER = "header";
    private static final String SECRET = "secret";
    private static final String SKEW = "allowed_clock_skew";
    private static final String CODE = "error_code";
    private static final String MESSAGE = "error_message";
    private static final String OF_REQUESTS = "allow_secrets_of_requests";

    static final Set<String> SWITCHES = Set.of(OF_REQUESTS);

    private static final List<String> KEPT_ELSEWHERE =
            List.of("$secret_", "kv://", "env://", "vault://", "consul://", "file://");
    private static final int USUAL_CODE = 401;
    private static final String USUAL_MESSAGE = "Request signature verification failed";
    private static final long LONGEST_SECONDS = TokenSignatureVerifier.LONGEST_SKEW.toSeconds();

    /** The rules; empty if what is asked for cannot be done, which is a problem then. */
    Optional<TokenSignatureRules> read() {
        var algorithm = TokenSignatureAlgorithm.named(members.text(ALGORITHM));
        if (algorithm.isEmpty()) {
            members.problem(ALGORITHM, "must be MasherySHA256 or MasheryMD5, in exactly these letters");
        }
        var locations = locations();
        if (locations.isEmpty()) {
            members.note(HEADER, "leaves no place for a signature: every request is refused");
        }
        var secret = secret();
        var told = told();
        long skew = skew();
        return algorithm.map(known -> new TokenSignatureRules(
                locations,
                new TokenSignatureVerifier(known, Duration.ofSeconds(skew)),
                secret,
                requestVariables,
                told));
    }

    /** A parameter comes before the header, and has its name if it has none of its own. */
    private List<CredentialLocation> locations() {
        var header = members.name(HEADER);
        var own = spelling == Spelling.OAS ? members.object("query").name("name") : members.name("param_name");
        boolean wanted = spelling == Spelling.OAS
                ? members.object("query").flag("enabled")
                : members.flag("use_param") || !own.isEmpty();
        var parameter = own.isEmpty() ? header : own;
        var locations = new ArrayList<CredentialLocation>();
        if (wanted && !parameter.isEmpty()) {
            locations.add(CredentialLocation.query(parameter));
        }
        if (!header.isEmpty()) {
            locations.add(CredentialLocation.header(header));
        }
        return locations;
    }

    private Secret secret() {
        var secret = members.text(SECRET);
        if (secret.isEmpty()) {
            members.note(SECRET, "is missing: every request is refused");
        }
        if (KEPT_ELSEWHERE.stream().anyMatch(secret::contains)) {
            members.problem(SECRET, "asks for a secret from elsewhere, which is not supported");
        }
        checkVariables(secret);
        return Secret.of(secret);
    }

    private void checkVariables(String secret) {
        if (Variables.isMisspelled(secret)) {
            members.problem(SECRET, "has something like a variable that is none, and would be taken as it stands");
        }
        if (!requestVariables && Variables.hasOfRequest(secret)) {
            members.note(SECRET, "has a variable of the request, and these are off: every request is refused");
        }
        if (Variables.isOfRequestAlone(secret) && !own.flag(OF_REQUESTS)) {
            members.problem(SECRET, "is chosen by whoever sends the request, unless something before sets it");
        }
    }

    private long skew() {
        long seconds = members.whole(spelling.of(SKEW));
        if (seconds > LONGEST_SECONDS) {
            members.problem(
                    spelling.of(SKEW),
                    "must be at most " + LONGEST_SECONDS + " seconds, for each of them costs hashes");
            return 0;
        }
        // No signature is good where clocks may be off by less than nothing.
        return Math.max(-1, seconds);
    }

    private Optional<Wording> told() {
        long code = members.whole(spelling.of(CODE));
        var message = members.text(spelling.of(MESSAGE));
        if (code == 0 && message.isEmpty()) {
            return Optional.empty();
        }
        if (code != 0 && (code < 400 || code > 599)) {
            members.problem(spelling.of(CODE), "must be 400 to 599");
            return Optional.empty();
        }
        return Optional.of(
                new Wording(code == 0 ? USUAL_CODE : (int) code, message.isEmpty() ? USUAL_MESSAGE : message));
    }
}
