// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.proxy;

import dev.gatehouse.examples.gateway.exchange.Exchange;

/**
 * Answers in place of an upstream that does not. Nothing of the answer has been sent yet.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface FailureAnswer {
    /**
     * Answers.
     *
     * @param exchange to answer
     * @param failure why the upstream does not
     */
    void send(Exchange exchange, UpstreamFailure failure);
}
