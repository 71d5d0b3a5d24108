// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.definition;

import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.hook.Hook;
import dev.gatehouse.hook.Hooks;
import dev.gatehouse.identity.OrganizationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the host protects, and how. Immutable; two loads of one definition are two objects, each equal only to itself.
 *
 * @since 0.1
 */
public final class ProtectedApi {
    private final ApiId id;
    private final String name;
    private final OrganizationId organization;
    private final AuthRequirement requirement;
    private final Paths paths;
    private final List<CredentialLocation> stripped;
    private final boolean differingCredentials;
    private final @Nullable Cors cors;
    private final Degradation limitDegradation;
    private final ApiLimits limits;
    private final Hooks hooks;

    private ProtectedApi(Builder builder, AuthRequirement requirement) {
        this.id = builder.id;
        this.name = builder.name;
        this.organization = builder.organization;
        this.requirement = requirement;
        this.paths = new Paths(builder.basePath, builder.matching, builder.versions);
        this.stripped = List.copyOf(builder.stripped);
        this.differingCredentials = builder.differingCredentials;
        this.cors = builder.cors;
        this.limitDegradation = builder.limitDegradation;
        this.limits = builder.limits;
        this.hooks = new Hooks(builder.before, builder.after);
    }

    /**
     * Begins a definition.
     *
     * @param id of the API; also its name until another is given
     * @return a builder that refuses to build before {@link Builder#requires} was called
     */
    public static Builder named(String id) {
        return new Builder(new ApiId(id));
    }

    /** {@return the id} */
    public ApiId id() {
        return id;
    }

    /** {@return the name, for people and realms} */
    public String name() {
        return name;
    }

    /** {@return the tenant; sessions of another one are refused} */
    public OrganizationId organization() {
        return organization;
    }

    /** {@return what must be proved} */
    public AuthRequirement requirement() {
        return requirement;
    }

    /** {@return where the API lives, how its path rules match and which versions it has} */
    public Paths paths() {
        return paths;
    }

    /** {@return where credentials are removed before the backend sees the request; empty to remove none} */
    public List<CredentialLocation> stripped() {
        return stripped;
    }

    /** {@return whether a request may have different credentials for one method, of which the first counts} */
    public boolean allowsDifferingCredentials() {
        return differingCredentials;
    }

    /** {@return the cross-origin rules, if there are any} */
    public Optional<Cors> cors() {
        return Optional.ofNullable(cors);
    }

    /** {@return what becomes of requests while the store of limits does not answer} */
    public Degradation limitDegradation() {
        return limitDegradation;
    }

    /** {@return its own limits, and how those of sessions hold here} */
    public ApiLimits limits() {
        return limits;
    }

    /** {@return code of the host that looks at its requests} */
    public Hooks hooks() {
        return hooks;
    }

    @Override
    public String toString() {
        return "ProtectedApi[" + id + "]";
    }

    /**
     * Where an API lives, how its path rules match and which versions it has.
     *
     * @param base the path under which the host serves it, {@code /} for everything; path rules see paths below it
     * @param matching how far patterns are anchored
     * @param versions the versions
     */
    public record Paths(String base, PathMatching matching, ApiVersions versions) {
        public Paths {
            if (!base.startsWith("/")) {
                throw new IllegalArgumentException("a base path must begin with a slash, was " + base);
            }
        }

        /**
         * The part of a path below the base.
         *
         * @param path a decoded path
         * @return the rest, with a slash in front; the whole path if it does not begin with the base
         */
        public String below(String path) {
            var prefix = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
            if (prefix.isEmpty() || !path.startsWith(prefix)) {
                return path;
            }
            var rest = path.substring(prefix.length());
            return rest.startsWith("/") ? rest : "/" + rest;
        }

        /**
         * The part of a path below the base, for rules that grant or open something. Unlike {@link #below} it heeds the
         * end of a segment: {@code /only} is no base of {@code /onlyx}, though a host may serve both under it.
         *
         * @param path a decoded path
         * @return the rest, with a slash in front, or null if the base is not one of the path's parents
         */
        public @Nullable String within(String path) {
            var prefix = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
            if (prefix.isEmpty()) {
                return path;
            }
            if (path.equals(prefix)) {
                return "/";
            }
            boolean parent = path.startsWith(prefix) && path.charAt(prefix.length()) == '/';
            return parent ? path.substring(prefix.length()) : null;
        }
    }

    /** Collects a definition. Not thread-safe. */
    public static final class Builder {
        private final ApiId id;
        private String name;
        private OrganizationId organization = OrganizationId.none();
        private @Nullable AuthRequirement requirement;
        private String basePath = "/";
        private PathMatching matching = PathMatching.EXACT;
        private ApiVersions versions = new ApiVersions.Single(ApiVersion.of("Default"));
        private final List<CredentialLocation> stripped = new ArrayList<>();
        private boolean differingCredentials;
        private @Nullable Cors cors;
        private Degradation limitDegradation = Degradation.DENY;
        private ApiLimits limits = ApiLimits.standard();
        private final List<Hooks.Named> before = new ArrayList<>();
        private final List<Hooks.Named> after = new ArrayList<>();

        private Builder(ApiId id) {
            this.id = id;
            this.name = id.value();
        }

        /**
         * Names the API for people.
         *
         * @param value shown in realms and logs
         * @return this
         */
        public Builder called(String value) {
            name = value;
            return this;
        }

        /**
         * Sets the tenant.
         *
         * @param value its id
         * @return this
         */
        public Builder organization(String value) {
            organization = new OrganizationId(value);
            return this;
        }

        /**
         * Sets what must be proved.
         *
         * @param value the requirement
         * @return this
         */
        public Builder requires(AuthRequirement value) {
            requirement = value;
            return this;
        }

        /**
         * Requires one method.
         *
         * @param rules how the method works here
         * @return this
         */
        public Builder requires(MethodRules rules) {
            return requires(new AuthRequirement.One(rules));
        }

        /**
         * Sets the path under which the host serves the API.
         *
         * @param value begins with a slash
         * @return this
         */
        public Builder basePath(String value) {
            basePath = value;
            return this;
        }

        /**
         * Sets how far the patterns of path rules are anchored.
         *
         * @param value the matching
         * @return this
         */
        public Builder pathMatching(PathMatching value) {
            matching = value;
            return this;
        }

        /**
         * Sets the versions.
         *
         * @param value the versions
         * @return this
         */
        public Builder versions(ApiVersions value) {
            versions = value;
            return this;
        }

        /**
         * Removes credentials before the backend sees the request.
         *
         * @param locations where they stand
         * @return this
         */
        public Builder strip(List<CredentialLocation> locations) {
            stripped.addAll(locations);
            return this;
        }

        /**
         * Accepts requests that have different credentials for one method: in several of its places, or in parameters of
         * one name. The first place in order counts, and what the backend reads may name somebody else.
         *
         * @return this
         */
        public Builder allowDifferingCredentials() {
            differingCredentials = true;
            return this;
        }

        /**
         * Sets the cross-origin rules.
         *
         * @param value the rules
         * @return this
         */
        public Builder cors(Cors value) {
            cors = value;
            return this;
        }

        /**
         * Sets what becomes of requests while the store of limits does not answer. Without it they are refused.
         *
         * @param value whether they are refused, or go on with local limits or with none
         * @return this
         */
        public Builder limitDegradation(Degradation value) {
            limitDegradation = value;
            return this;
        }

        /**
         * Sets limits.
         *
         * @param value its own limits, and how those of sessions hold here
         * @return this
         */
        public Builder limits(ApiLimits value) {
            limits = value;
            return this;
        }

        /**
         * Adds a hook that looks at every request before anything is proved, after those that were added before.
         *
         * @param name for logs and explanations
         * @param hook the hook
         * @return this
         */
        public Builder before(String name, Hook hook) {
            before.add(new Hooks.Named(name, hook));
            return this;
        }

        /**
         * Adds a hook that looks at requests once it is known who asks, after those that were added before.
         *
         * @param name for logs and explanations
         * @param hook the hook
         * @return this
         */
        public Builder afterAuthentication(String name, Hook hook) {
            after.add(new Hooks.Named(name, hook));
            return this;
        }

        /**
         * Finishes the definition.
         *
         * @return the definition
         * @throws IllegalStateException if nothing says what must be proved
         * @throws IllegalArgumentException if the base path does not begin with a slash
         */
        public ProtectedApi build() {
            if (requirement == null) {
                throw new IllegalStateException("API " + id + " must say what it requires; there is no default");
            }
            return new ProtectedApi(this, requirement);
        }
    }
}
