// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.upstream;

import dev.gatehouse.secret.Secret;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How requests to a backend are signed, in the original gateway's form. What is incomplete is a value, too: every request
 * is then refused.
 *
 * @param keyId by which the backend finds the key; empty if missing
 * @param algorithm its name; empty if missing
 * @param accepted names that the algorithm may have
 * @param secret for symmetric algorithms; empty if missing
 * @param certificate id of the certificate whose private key signs by other algorithms; empty if missing
 * @param place which headers are signed, and where the signature goes
 * @since 0.1
 */
public record UpstreamSigning(
        String keyId,
        String algorithm,
        Set<String> accepted,
        Optional<Secret> secret,
        String certificate,
        Place place) {
    public UpstreamSigning {
        accepted = Set.copyOf(accepted);
    }

    /**
     * Which headers are signed, and where the signature goes.
     *
     * @param headers names of those that are signed if they are there; empty to sign all, and the target
     * @param into header that carries the signature
     */
    public record Place(List<String> headers, String into) {
        public Place {
            headers = List.copyOf(headers);
        }
    }

    boolean isComplete() {
        boolean hasKey = isAsymmetric()
                ? !certificate.isEmpty()
                : secret.filter(each -> each.length() > 0).isPresent();
        return !keyId.isEmpty() && !algorithm.isEmpty() && hasKey;
    }

    boolean isAsymmetric() {
        return algorithm.startsWith("rsa");
    }
}
