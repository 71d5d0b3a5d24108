// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.core.session.ApiLifetime;
import dev.gatehouse.core.tyk.TykApi.Listen;
import dev.gatehouse.core.tyk.TykApi.Upstream;
import dev.gatehouse.core.tyk.event.TykEventHandlers;
import dev.gatehouse.definition.ApiLimits;
import dev.gatehouse.definition.ApiVersions;
import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.definition.Cors;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.hook.Hooks;
import java.util.List;
import java.util.Optional;

/** The questions that both forms of definitions answer. What is wrong becomes a finding, and the answer a stand-in. */
interface DefinitionForm {
    /** Looks at every member, also those that no question is about. */
    void checkMembers();

    String id();

    String name();

    String organization();

    boolean active();

    /** Who is to be told of what happens to requests. */
    TykEventHandlers events();

    Listen listen();

    Upstream upstream();

    AuthRequirement requirement();

    List<CredentialLocation> stripped();

    Hooks hooks();

    ApiVersions versions();

    ApiLimits limits();

    Optional<Cors> cors();

    TykErrorRules errors();

    ApiLifetime keys();

    /** Whether quotas of keys go on when a key is made or changed. */
    boolean quotasKept();
}
