// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.core.authentication.messagesignature.MessageSignatureRules;
import dev.gatehouse.core.authentication.signature.key.SignatureAlgorithm;
import dev.gatehouse.definition.MethodRules;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Signatures as RFC 9421 has them, which a definition can ask for in our extension instead of the original's: nothing of
 * the original stands for them.
 *
 * @param signatures what our extension says of signatures
 * @param members of the object there that asks for them
 */
record MessageSignatureMembers(TypedMembers signatures, TypedMembers members) {
    static final String NAME = "rfc9421";
    private static final String ALGORITHMS = "algorithms";
    private static final String LONGEST_AGE = "longest_age";
    private static final String CLOCK_SKEW = "clock_skew";
    private static final String COVERED = "covered";
    private static final String UNSIGNED_BODY = "allow_unsigned_body";

    /** More than can be remembered, and little enough to be counted with. */
    private static final double MOST_SECONDS = 1e9;

    static final Set<String> NAMES = Set.of(ALGORITHMS, LONGEST_AGE, CLOCK_SKEW, COVERED, UNSIGNED_BODY);

    /** Empty if the definition does not ask for them, or in a way that is a problem. */
    static Optional<MethodRules> of(TypedMembers signatures) {
        return signatures.has(NAME)
                ? new MessageSignatureMembers(signatures, signatures.object(NAME)).rules()
                : Optional.empty();
    }

    private Optional<MethodRules> rules() {
        try {
            var builder = MessageSignatureRules.accepting(
                    seconds(LONGEST_AGE), seconds(CLOCK_SKEW), algorithms().toArray(SignatureAlgorithm[]::new));
            var covered = members.texts(COVERED);
            if (!covered.isEmpty()) {
                builder.covering(covered.toArray(String[]::new));
            }
            return Optional.of((members.flag(UNSIGNED_BODY) ? builder.allowUnsignedBody() : builder).build());
        } catch (IllegalArgumentException contradiction) {
            signatures.problem(NAME, String.valueOf(contradiction.getMessage()));
            return Optional.empty();
        }
    }

    private Duration seconds(String name) {
        return Duration.ofSeconds((long) Math.min(members.number(name), MOST_SECONDS));
    }

    private List<SignatureAlgorithm> algorithms() {
        return members.texts(ALGORITHMS).stream()
                .flatMap(name -> {
                    var algorithm = MessageSignatureRules.algorithm(name);
                    if (algorithm.isEmpty()) {
                        members.problem(ALGORITHMS, "names no algorithm of RFC 9421: " + name);
                    }
                    return algorithm.stream();
                })
                .toList();
    }
}
