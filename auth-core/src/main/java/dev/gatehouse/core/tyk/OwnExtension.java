// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.definition.Degradation;
import dev.gatehouse.definition.ProtectedApi;
import java.util.Map;
import java.util.Set;

/** What a definition of either form says to us alone, in a member that the original passes over. */
final class OwnExtension {
    private static final String NAME = "x-gatehouse";
    private static final String LIMIT_DEGRADATION = "limit_degradation";
    private static final String SIGNATURES = "signatures";
    private static final String BASIC = "basic";
    private static final String TOKEN_SIGNATURES = "token_signatures";
    private static final String CUSTOM = "custom";
    private static final String DIFFERING = "allow_differing_credentials";
    private static final Set<String> NAMES =
            Set.of(LIMIT_DEGRADATION, SIGNATURES, BASIC, TOKEN_SIGNATURES, CUSTOM, DIFFERING);
    private static final Map<String, Degradation> MODES =
            Map.of("deny", Degradation.DENY, "allow", Degradation.ALLOW, "local_limits", Degradation.LOCAL_LIMITS);

    private final TypedMembers members;

    private OwnExtension(TypedMembers members) {
        this.members = members;
    }

    /** Nobody but us gives these members a meaning, so one that is misspelled would be missed by nobody. */
    static OwnExtension of(TypedMembers document) {
        var members = document.object(NAME);
        requireKnown(members, NAMES);
        var signatures = members.object(SIGNATURES);
        requireKnown(signatures, SignatureMembers.SWITCHES);
        requireKnown(signatures.object(MessageSignatureMembers.NAME), MessageSignatureMembers.NAMES);
        requireKnown(members.object(BASIC), BasicMembers.SWITCHES);
        requireKnown(members.object(TOKEN_SIGNATURES), TokenSignatureMembers.SWITCHES);
        requireKnown(members.object(CUSTOM), ExtractorMembers.SWITCHES);
        return new OwnExtension(members);
    }

    private static void requireKnown(TypedMembers members, Set<String> names) {
        members.names().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> members.problem(name, "is no member of this extension"));
    }

    /** What a document says of signatures to us alone. */
    static TypedMembers signatures(TypedMembers document) {
        return document.object(NAME).object(SIGNATURES);
    }

    /** What a document says of users and passwords to us alone. */
    static TypedMembers basic(TypedMembers document) {
        return document.object(NAME).object(BASIC);
    }

    /** What a document says of signatures of tokens to us alone. */
    static TypedMembers tokenSignatures(TypedMembers document) {
        return document.object(NAME).object(TOKEN_SIGNATURES);
    }

    /** What a document says of plugins to us alone. */
    static TypedMembers custom(TypedMembers document) {
        return document.object(NAME).object(CUSTOM);
    }

    /** What is said of the API as a whole. */
    void apply(ProtectedApi.Builder api) {
        api.limitDegradation(limitDegradation());
        if (members.flag(DIFFERING)) {
            api.allowDifferingCredentials();
        }
    }

    private Degradation limitDegradation() {
        if (!members.has(LIMIT_DEGRADATION)) {
            return Degradation.DENY;
        }
        var mode = MODES.get(members.text(LIMIT_DEGRADATION));
        if (mode == null) {
            members.problem(LIMIT_DEGRADATION, "must be deny, allow or local_limits");
            return Degradation.DENY;
        }
        return mode;
    }
}
