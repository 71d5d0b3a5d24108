// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.definition;

import dev.gatehouse.http.HttpRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where in a request a credential stands.
 *
 * @since 0.1
 */
public sealed interface CredentialLocation {
    /** {@return the name of the header, parameter or cookie} */
    String name();

    /**
     * Reads the credential.
     *
     * @param request the request
     * @return the first value of that name, or null if there is none or it is empty
     */
    default @Nullable String read(HttpRequest request) {
        var value = find(request);
        return value == null || value.isEmpty() ? null : value;
    }

    /**
     * Finds the first value of that name, which may be empty.
     *
     * @param request the request
     * @return the value, or null if there is none
     */
    @Nullable
    String find(HttpRequest request);

    /**
     * Looks whether two readers of the request may find different values here.
     *
     * @param request the request
     * @return whether the name occurs more than once, with values that differ
     */
    boolean isContradictory(HttpRequest request);

    /**
     * Looks whether the request must be refused because another reader of it may take another credential than the one that
     * {@link #read} finds: a header line that comes twice, or parameters or cookies that differ.
     *
     * @param request the request
     * @return whether the credential here cannot be trusted to be the only one
     */
    default boolean isAmbiguous(HttpRequest request) {
        return isContradictory(request);
    }

    /**
     * A header.
     *
     * @param name of the header; case does not matter
     * @return the location
     */
    static CredentialLocation header(String name) {
        return new Header(name);
    }

    /**
     * A query parameter.
     *
     * @param name of the parameter; case matters
     * @return the location
     */
    static CredentialLocation query(String name) {
        return new Parameter(name);
    }

    /**
     * A cookie.
     *
     * @param name of the cookie; case matters
     * @return the location
     */
    static CredentialLocation cookie(String name) {
        return new Cookie(name);
    }

    /**
     * Somewhere in the body, where only the rules of a method find it.
     *
     * @return the location
     */
    static CredentialLocation body() {
        return new InBody();
    }

    /**
     * A header.
     *
     * @param name of the header; case does not matter
     */
    record Header(String name) implements CredentialLocation {
        public Header {
            requireName(name);
        }

        @Override
        public @Nullable String find(HttpRequest request) {
            return request.headers().first(name);
        }

        @Override
        public boolean isContradictory(HttpRequest request) {
            var headers = request.headers();
            return headers.isRepeated(name) && Set.copyOf(headers.all(name)).size() > 1;
        }

        @Override
        public boolean isAmbiguous(HttpRequest request) {
            return request.headers().isRepeated(name);
        }
    }

    /**
     * A query parameter.
     *
     * @param name of the parameter; case matters
     */
    record Parameter(String name) implements CredentialLocation {
        public Parameter {
            requireName(name);
        }

        @Override
        public @Nullable String find(HttpRequest request) {
            return request.query().first(name);
        }

        @Override
        public boolean isContradictory(HttpRequest request) {
            return request.query().isContradictory(name);
        }
    }

    /**
     * A cookie.
     *
     * @param name of the cookie; case matters
     */
    record Cookie(String name) implements CredentialLocation {
        public Cookie {
            requireName(name);
        }

        @Override
        public @Nullable String find(HttpRequest request) {
            return request.cookie(name);
        }

        @Override
        public boolean isContradictory(HttpRequest request) {
            return request.isCookieContradictory(name);
        }
    }

    /** Somewhere in the body. Nothing is read from there, nor removed, without the rules of a method. */
    record InBody() implements CredentialLocation {
        @Override
        public String name() {
            return "body";
        }

        @Override
        public @Nullable String find(HttpRequest request) {
            return null;
        }

        @Override
        public boolean isContradictory(HttpRequest request) {
            return false;
        }
    }

    private static void requireName(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a credential location needs a name");
        }
    }
}
