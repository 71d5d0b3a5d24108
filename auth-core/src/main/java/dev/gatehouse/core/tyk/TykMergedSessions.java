// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.core.internal.json.Json;
import dev.gatehouse.core.policy.SessionPolicies;
import dev.gatehouse.core.policy.SessionPolicies.Preview;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.policy.Partition;
import dev.gatehouse.policy.Policies;
import dev.gatehouse.session.Residue;
import dev.gatehouse.session.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Sessions as the original shows them: with their policies laid over, also in members that nobody enforces here. To be
 * looked at, not to be stored.
 *
 * @since 0.1
 */
public final class TykMergedSessions {
    private static final String RIGHTS = "access_rights";
    private static final String LAST_UPDATED = "last_updated";
    private static final String ACTION = "post_expiry_action";
    private static final String GRACE = "post_expiry_grace_period";

    private final Policies policies;
    private final SessionPolicies merging;

    /**
     * Sessions with policies.
     *
     * @param policies where they are found
     */
    public TykMergedSessions(Policies policies) {
        this.policies = policies;
        this.merging = new SessionPolicies(policies);
    }

    /**
     * A session to be looked at.
     *
     * @param session the session; what {@link TykSessions} writes of it is what the original shows
     * @param failure why its policies cannot be applied; empty if they can
     */
    public record Shown(Session session, Optional<String> failure) {}

    /**
     * Lays its policies over a session.
     *
     * @param session as stored
     * @param organization tenant in which policies are looked for if the session has none
     * @return the session with policies; after a failure as far as they go, as the original shows it
     * @throws IllegalArgumentException if policies in the session itself cannot be read, or the session cannot be written
     */
    public Shown of(Session session, OrganizationId organization) {
        var preview = merging.preview(session, organization);
        var record = TykSessions.node(session);
        var tenant = session.organization().isNone() ? organization : session.organization();
        if (preview.failure().isEmpty() && !preview.applied().isEmpty()) {
            replaceRights(preview, record);
        }
        if (clearsQuota(session.grants().policies(), tenant)) {
            record.remove(LimitMembers.QUOTA_REMAINING);
        }
        preview.applied().forEach(policy -> say(TykPolicies.node(policy), record));
        var lifetime = preview.session().lifetime().with(RetentionMembers.read(record));
        var shown = preview.session().with(lifetime).with(residue(record));
        return new Shown(shown, preview.failure());
    }

    private static void replaceRights(Preview preview, ObjectNode record) {
        var rights = preview.session().grants().own().rights().keySet().stream()
                .map(api -> api.value())
                .collect(Collectors.toSet());
        var merged = new MergedRights(preview.applied(), record.deepCopy());
        record.set(RIGHTS, merged.of(rights));
        var renews = merged.renews();
        JsonMembers.put(record, "quota_renews", renews.longValue() == 0 ? MissingNode.getInstance() : renews);
    }

    private boolean clearsQuota(List<PolicyId> named, OrganizationId tenant) {
        for (var id : named) {
            var policy = policies.find(tenant, id);
            if (policy == null) {
                return false;
            }
            if (MergedRights.speaksOf(policy, Partition.QUOTA)) {
                return true;
            }
        }
        return false;
    }

    private static void say(ObjectNode policy, ObjectNode record) {
        var updated = JsonMembers.text(policy, LAST_UPDATED);
        if (updated.compareTo(JsonMembers.text(record, LAST_UPDATED)) > 0) {
            record.put(LAST_UPDATED, updated);
        }
        if (!JsonMembers.text(policy, ACTION).isEmpty()) {
            record.set(ACTION, policy.path(ACTION));
        }
        if (policy.path(GRACE).longValue() != 0) {
            record.set(GRACE, policy.path(GRACE));
        }
    }

    private static Residue residue(ObjectNode record) {
        var members = new LinkedHashMap<String, Object>();
        record.properties().forEach(member -> members.put(member.getKey(), Json.plain(member.getValue())));
        return new Residue(members);
    }
}
