// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.expectation;

import dev.gatehouse.verification.wire.Message;
import dev.gatehouse.verification.wire.RawRequest;
import java.util.List;
import java.util.Optional;

/**
 * What a request led to.
 *
 * @param sent what the client sent
 * @param answer what the client got
 * @param upstream what the upstream got, in order
 */
public record Observed(RawRequest sent, Message answer, List<Message> upstream) {
    public Observed {
        upstream = List.copyOf(upstream);
    }

    Optional<Message> forwarded() {
        return upstream.isEmpty() ? Optional.empty() : Optional.of(upstream.get(upstream.size() - 1));
    }
}
