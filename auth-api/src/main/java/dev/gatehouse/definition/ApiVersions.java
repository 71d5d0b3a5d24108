// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.definition;

import dev.gatehouse.http.HttpRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The versions of an API and how a request chooses one.
 *
 * @since 0.1
 */
public sealed interface ApiVersions {
    /** {@return every version, in no particular order} */
    Collection<ApiVersion> all();

    /**
     * An API without versions.
     *
     * @param only what is served to everybody
     */
    record Single(ApiVersion only) implements ApiVersions {
        @Override
        public Collection<ApiVersion> all() {
            return List.of(only);
        }
    }

    /**
     * An API with versions.
     *
     * @param selector where a request names the version
     * @param byName the versions
     * @param defaultName the version of a request that names none; empty if it must name one
     * @param fallsBack whether a request for an unknown version is served by the default one
     */
    record Several(Selector selector, Map<String, ApiVersion> byName, String defaultName, boolean fallsBack)
            implements ApiVersions {
        public Several {
            byName = Map.copyOf(byName);
            if (!defaultName.isEmpty() && !byName.containsKey(defaultName)) {
                throw new IllegalArgumentException("the default version " + defaultName + " does not exist");
            }
            if (fallsBack && defaultName.isEmpty()) {
                throw new IllegalArgumentException("without a default version there is nothing to fall back to");
            }
        }

        @Override
        public Collection<ApiVersion> all() {
            return byName.values();
        }
    }

    /** Where a request names the version. */
    sealed interface Selector {
        /**
         * Reads the name of the version.
         *
         * @param request the request
         * @param path its path below the base path of the API
         * @return the name, or null if the request names none
         */
        @Nullable
        String read(HttpRequest request, String path);

        /**
         * Looks whether the backend may read another version than {@link #read} does.
         *
         * @param request the request
         * @return whether the request can be read in two ways where it names the version
         */
        boolean isAmbiguous(HttpRequest request);
    }

    /**
     * The version is a header or query parameter.
     *
     * @param location where it stands
     */
    record Named(CredentialLocation location) implements Selector {
        @Override
        public @Nullable String read(HttpRequest request, String path) {
            return location.read(request);
        }

        @Override
        public boolean isAmbiguous(HttpRequest request) {
            return location.isContradictory(request);
        }
    }

    /** The version is the first segment of the path. */
    record FirstSegment() implements Selector {
        @Override
        public @Nullable String read(HttpRequest request, String path) {
            int start = path.startsWith("/") ? 1 : 0;
            int end = path.indexOf('/', start);
            var segment = path.substring(start, end < 0 ? path.length() : end);
            return segment.isEmpty() ? null : segment;
        }

        @Override
        public boolean isAmbiguous(HttpRequest request) {
            return !request.path().plain();
        }
    }
}
