// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.settings;

import dev.gatehouse.secret.Secret;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Who may operate the gateway, and where.
 *
 * @param secret what an operator must send; empty switches the control API off, but for health
 * @param hostname the only host name that the control API answers on; empty for every name that is no API's own domain
 * @param port a port of its own, 0 for any free one; empty to share the gateway's
 * @param health the path of the health check, without its slash; asked for without the secret
 * @param keyEncryption what private keys of certificates are encrypted with where they are stored; empty for the secret
 * @since 0.1
 */
public record Control(
        Optional<Secret> secret, String hostname, OptionalInt port, String health, Optional<Secret> keyEncryption) {
    private static final String HEALTH = "hello";

    public Control {
        health = health.isEmpty() ? HEALTH : health;
        keyEncryption = keyEncryption.isPresent() ? keyEncryption : secret;
        port.ifPresent(Listening::requirePort);
        if (secret.isPresent() && secret.get().length() == 0) {
            throw new IllegalArgumentException(
                    "the control API's secret must not be empty; leave it out to switch off");
        }
    }

    /**
     * With the usual path of the health check.
     *
     * @param secret what an operator must send
     * @param hostname the only host name that the control API answers on
     * @param port a port of its own
     */
    public Control(Optional<Secret> secret, String hostname, OptionalInt port) {
        this(secret, hostname, port, HEALTH, Optional.empty());
    }

    /**
     * On the gateway's own port.
     *
     * @param secret what an operator must send
     * @return the settings
     */
    public static Control guardedBy(Secret secret) {
        return new Control(Optional.of(secret), "", OptionalInt.empty());
    }

    /** {@return no control API at all, but for health} */
    public static Control off() {
        return new Control(Optional.empty(), "", OptionalInt.empty());
    }
}
