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
    /** How many bytes of a body are read at the most; in a longer one nothing is found. */
    int LONGEST_BODY = 1 << 20;

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
     */
    record FormParameter(String name) implements IdentityPlace {
        private static final String FORM = "application/x-www-form-urlencoded";
        private static final Set<String> WITH_FORMS = Set.of("POST", "PUT", "PATCH");

        @Override
        public List<String> texts(HttpRequest request) {
            var texts = new ArrayList<String>();
            if (hasForm(request)) {
                texts.addAll(new Query(body(request)).all(name));
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

    /** The whole body. */
    record WholeBody() implements IdentityPlace {
        @Override
        public List<String> texts(HttpRequest request) {
            return List.of(body(request));
        }

        @Override
        public CredentialLocation location() {
            return CredentialLocation.body();
        }
    }

    private static String body(HttpRequest request) {
        return request.body()
                .read(LONGEST_BODY)
                .map(bytes -> new String(bytes, UTF_8))
                .orElse("");
    }
}
