// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.custom;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.http.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Where in a request the text stands by which a caller is recognized.
 *
 * @since 0.1
 */
public sealed interface IdentityPlace {
    /** How many bytes of a body are read if nothing else is said; in a longer one nothing is found. */
    int USUAL_BODY = 1 << 16;

    /** How many bytes of a body can be asked for. */
    int LONGEST_BODY = 1 << 24;

    /**
     * Finds every text there.
     *
     * @param request the request
     * @return the texts in order; of more than one none can be trusted
     */
    List<String> texts(HttpRequest request);

    /**
     * Names the place as one where credentials stand.
     *
     * @return the location
     */
    CredentialLocation location();

    /**
     * A header line.
     *
     * @param name of the header; case does not matter
     */
    record Header(String name) implements IdentityPlace {
        @Override
        public List<String> texts(HttpRequest request) {
            return request.headers().all(name);
        }

        @Override
        public CredentialLocation location() {
            return CredentialLocation.header(name);
        }
    }

    /**
     * A parameter of the query.
     *
     * @param name of the parameter; case matters
     */
    record QueryParameter(String name) implements IdentityPlace {
        @Override
        public List<String> texts(HttpRequest request) {
            return request.query().all(name);
        }

        @Override
        public CredentialLocation location() {
            return CredentialLocation.query(name);
        }
    }

    /**
     * A parameter of the query or of a body that is a form.
     *
     * @param name of the parameter; case matters
     * @param longest most bytes of a body that are read, 1 to {@link #LONGEST_BODY}; in a longer one nothing is found
     */
    record FormParameter(String name, int longest) implements IdentityPlace {
        private static final String FORM = "application/x-www-form-urlencoded";
        private static final Set<String> WITH_FORMS = Set.of("POST", "PUT", "PATCH");

        public FormParameter {
            requireLength(longest);
        }

        /**
         * In bodies of the usual length.
         *
         * @param name of the parameter; case matters
         */
        public FormParameter(String name) {
            this(name, USUAL_BODY);
        }

        @Override
        public List<String> texts(HttpRequest request) {
            var texts = new ArrayList<String>();
            if (hasForm(request)) {
                texts.addAll(new Query(body(request, longest)).all(name));
            }
            texts.addAll(request.query().all(name));
            return texts;
        }

        private static boolean hasForm(HttpRequest request) {
            var type = request.headers().first("Content-Type");
            return type != null
                    && WITH_FORMS.contains(request.method())
                    && type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(FORM);
        }

        @Override
        public CredentialLocation location() {
            return CredentialLocation.body();
        }
    }

    /**
     * The whole body.
     *
     * @param longest most bytes that are read, 1 to {@link #LONGEST_BODY}; in a longer body nothing is found
     */
    record WholeBody(int longest) implements IdentityPlace {
        public WholeBody {
            requireLength(longest);
        }

        /** A body of the usual length. */
        public WholeBody() {
            this(USUAL_BODY);
        }

        @Override
        public List<String> texts(HttpRequest request) {
            return List.of(body(request, longest));
        }

        @Override
        public CredentialLocation location() {
            return CredentialLocation.body();
        }
    }

    private static void requireLength(int longest) {
        if (longest < 1 || longest > LONGEST_BODY) {
            throw new IllegalArgumentException(
                    "a body to look into has 1 to " + LONGEST_BODY + " bytes, was " + longest);
        }
    }

    private static String body(HttpRequest request, int longest) {
        return request.body()
                .read(longest)
                .map(bytes -> new String(bytes, UTF_8))
                .orElse("");
    }
}
