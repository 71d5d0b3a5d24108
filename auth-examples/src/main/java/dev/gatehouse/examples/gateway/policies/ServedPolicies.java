// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.policies;

import dev.gatehouse.core.tyk.TykPolicies;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.examples.gateway.settings.PolicyRecords;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.policy.Policies;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.session.Session;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The policies of the last complete reading. A policy that has become unreadable stays as it was before, and the log says
 * why. Thread-safe.
 *
 * @since 0.1
 */
public final class ServedPolicies implements Policies {
    private static final Logger LOG = LoggerFactory.getLogger(ServedPolicies.class);
    private static final String UNKNOWN = "";

    private final @Nullable PolicyFiles files;
    private final Function<String, Policy> reader;
    private final Function<Session, Optional<List<Policy>>> brought = TykPolicies.brought();
    private volatile LoadedPolicies current = LoadedPolicies.nothing();
    private volatile String stamp = UNKNOWN;

    private ServedPolicies(@Nullable PolicyFiles files, Function<String, Policy> reader) {
        this.files = files;
        this.reader = reader;
    }

    /**
     * Reads policies for the first time.
     *
     * @param settings where they are
     * @param reader reads the text of one; throws an {@link IllegalArgumentException} that says what is wrong
     * @return the catalogue
     * @throws IllegalStateException if the file or directory cannot be read
     */
    public static ServedPolicies of(PolicyRecords settings, Function<String, Policy> reader) {
        var catalogue =
                new ServedPolicies(settings.place().map(PolicyFiles::new).orElse(null), reader);
        catalogue.reload();
        return catalogue;
    }

    @Override
    public @Nullable Policy find(OrganizationId organization, PolicyId id) {
        return current.find(organization, id);
    }

    @Override
    public Optional<List<Policy>> broughtBy(Session session) {
        return brought.apply(session);
    }

    /** {@return all policies, in the order of the files} */
    public List<LoadedPolicy> all() {
        return current.all();
    }

    /**
     * Understands a text.
     *
     * @param json the text of a policy
     * @return the policy; empty if it cannot be read
     */
    public Optional<Policy> understood(String json) {
        try {
            return Optional.of(reader.apply(json));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    /** {@return where a policy can be written; empty if policies are not kept in a directory} */
    public Optional<PolicyDirectory> directory() {
        var place = files;
        return place != null && place.isDirectory()
                ? Optional.of(new PolicyDirectory(place.place()))
                : Optional.empty();
    }

    /**
     * Reads all policies anew. Decisions that have begun go on with the old ones.
     *
     * @throws IllegalStateException if the file or directory cannot be read; the old ones stay
     */
    public synchronized void reload() {
        var place = files;
        if (place == null) {
            return;
        }
        try {
            // Before the reading: what changes meanwhile is seen the next time.
            stamp = place.stamp();
            current = current.replaced(place.read(), reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new IllegalStateException("the policies in " + place.place() + " cannot be read", unreadable);
        }
    }

    /** Reads all policies anew if a file changed. What cannot be read leaves the old ones, and a line in the log. */
    public synchronized void reloadIfChanged() {
        var place = files;
        if (place == null || stampNow(place).equals(stamp)) {
            return;
        }
        try {
            reload();
            LOG.info("policies were read anew: {}", current.all().size());
        } catch (IllegalStateException unreadable) {
            LOG.error("the policies stay as they were", unreadable);
        }
    }

    /** A place that is away has a stamp, too, so that the log says so once. */
    private String stampNow(PolicyFiles place) {
        try {
            return place.stamp();
        } catch (IOException away) {
            var before = stamp;
            stamp = "away";
            return before.equals(stamp) ? stamp : UNKNOWN;
        }
    }
}
