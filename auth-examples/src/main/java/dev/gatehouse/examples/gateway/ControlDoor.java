// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import dev.gatehouse.examples.gateway.control.ControlEndpoint;
import dev.gatehouse.examples.gateway.exchange.Exchange;
import dev.gatehouse.examples.gateway.exchange.HostName;
import dev.gatehouse.examples.gateway.settings.Control;
import dev.gatehouse.http.HttpAnswer;
import java.util.Optional;

/** Lets operators in where they belong: never on a domain that is an API's own, and on one port only. */
final class ControlDoor {
    static final String CONNECTOR = "control";

    private final ControlEndpoint endpoint;
    private final Control settings;

    ControlDoor(ControlEndpoint endpoint, Control settings) {
        this.endpoint = endpoint;
        this.settings = settings;
    }

    /** Empty if the request is not an operator's. */
    Optional<HttpAnswer> answer(Exchange exchange, Routes routes) {
        boolean ownPort = CONNECTOR.equals(
                exchange.request().getConnectionMetaData().getConnector().getName());
        if (ownPort != settings.port().isPresent() || !named(exchange.host(), routes)) {
            return ownPort ? Optional.of(PlainAnswers.NOT_FOUND) : Optional.empty();
        }
        var answer = endpoint.answer(exchange.facts());
        return ownPort ? Optional.of(answer.orElse(PlainAnswers.NOT_FOUND)) : answer;
    }

    private boolean named(String host, Routes routes) {
        return settings.hostname().isEmpty()
                ? !routes.owns(host)
                : HostName.plain(settings.hostname()).equals(host);
    }
}
