// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.settings;

/**
 * Everything that the reference gateway can be told.
 *
 * @param listening where it listens
 * @param control who may operate it
 * @param definitions which APIs it serves
 * @param policies where policies come from
 * @param keys how keys are named, and which exist
 * @param answers what it answers itself
 * @param forwarding how it speaks to upstreams
 * @param oversight what it looks after beside single requests
 * @since 0.1
 */
public record GatewaySettings(
        Listening listening,
        Control control,
        Definitions definitions,
        PolicyRecords policies,
        Keys keys,
        Answers answers,
        Forwarding forwarding,
        Oversight oversight) {

    /**
     * A gateway on any free port of the loopback address, without control API and policies, with hashed keys.
     *
     * @param definitions which APIs it serves
     * @return the settings, to be changed by the other methods
     */
    public static GatewaySettings serving(Definitions definitions) {
        return new GatewaySettings(
                Listening.on("127.0.0.1", 0),
                Control.off(),
                definitions,
                PolicyRecords.none(),
                Keys.hashed(),
                Answers.standard(),
                Forwarding.standard(),
                Oversight.none());
    }

    /**
     * Changes where it listens.
     *
     * @param other the place
     * @return the same settings otherwise
     */
    public GatewaySettings with(Listening other) {
        return new GatewaySettings(other, control, definitions, policies, keys, answers, forwarding, oversight);
    }

    /**
     * Changes who may operate it.
     *
     * @param other the control API's settings
     * @return the same settings otherwise
     */
    public GatewaySettings with(Control other) {
        return new GatewaySettings(listening, other, definitions, policies, keys, answers, forwarding, oversight);
    }

    /**
     * Changes which APIs it serves.
     *
     * @param other where their definitions come from
     * @return the same settings otherwise
     */
    public GatewaySettings with(Definitions other) {
        return new GatewaySettings(listening, control, other, policies, keys, answers, forwarding, oversight);
    }

    /**
     * Changes where policies come from.
     *
     * @param other the policies
     * @return the same settings otherwise
     */
    public GatewaySettings with(PolicyRecords other) {
        return new GatewaySettings(listening, control, definitions, other, keys, answers, forwarding, oversight);
    }

    /**
     * Changes how keys are named, and which exist.
     *
     * @param other the keys
     * @return the same settings otherwise
     */
    public GatewaySettings with(Keys other) {
        return new GatewaySettings(listening, control, definitions, policies, other, answers, forwarding, oversight);
    }

    /**
     * Changes what it answers itself.
     *
     * @param other the answers
     * @return the same settings otherwise
     */
    public GatewaySettings with(Answers other) {
        return new GatewaySettings(listening, control, definitions, policies, keys, other, forwarding, oversight);
    }

    /**
     * Changes how it speaks to upstreams.
     *
     * @param other the forwarding
     * @return the same settings otherwise
     */
    public GatewaySettings with(Forwarding other) {
        return new GatewaySettings(listening, control, definitions, policies, keys, answers, other, oversight);
    }

    /**
     * Changes what it looks after beside single requests.
     *
     * @param other what it looks after
     * @return the same settings otherwise
     */
    public GatewaySettings with(Oversight other) {
        return new GatewaySettings(listening, control, definitions, policies, keys, answers, forwarding, other);
    }
}
