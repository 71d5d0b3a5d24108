// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature;

import dev.gatehouse.core.internal.field.ContentDigest;
import dev.gatehouse.http.HttpRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a signature says of the body. */
final class SignedBody {
    private final SignatureRules rules;

    SignedBody(SignatureRules rules) {
        this.rules = rules;
    }

    /** Why the body is not the one that was signed; null if it is, or none had to be. Reads the body only if it must. */
    @Nullable
    String problem(HttpRequest request, Set<String> names) {
        boolean digested = names.contains(DigestField.NAME);
        boolean described = names.contains(ContentDigest.NAME);
        int limit = rules.limits().bodyBytes();
        boolean strong = rules.form() == SigningForm.DRAFT;
        if ((digested && !DigestField.confirms(request.headers(), request.body(), limit, strong))
                || (described && !ContentDigest.confirms(request.headers(), request.body(), limit))) {
            return "the body is not the one of the digest, or is too long";
        }
        boolean free = digested || described || rules.tolerates(Tolerance.UNSIGNED_BODY);
        return free || request.body().read(0).isPresent() ? null : "the signature does not cover the body";
    }
}
