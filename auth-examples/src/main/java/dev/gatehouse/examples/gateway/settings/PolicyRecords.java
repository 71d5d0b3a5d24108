// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where policies come from.
 *
 * @param place a file that holds an object of policies by id, or a directory with a file for each policy
 * @param look how often to look whether they changed; zero for never, so that they are read anew only when an operator
 *     wants it
 * @since 0.1
 */
public record PolicyRecords(Optional<Path> place, Duration look) {
    private static final PolicyRecords NONE = new PolicyRecords(Optional.empty(), Duration.ZERO);
    private static final Duration OFTEN = Duration.ofSeconds(2);

    public PolicyRecords {
        if (look.isNegative()) {
            throw new IllegalArgumentException("the time between two looks must not be negative, was " + look);
        }
    }

    /** {@return no policies: keys that name one are refused} */
    public static PolicyRecords none() {
        return NONE;
    }

    /**
     * Policies that are looked at every two seconds.
     *
     * @param place a file or a directory
     * @return the settings
     */
    public static PolicyRecords in(Path place) {
        return new PolicyRecords(Optional.of(place), OFTEN);
    }
}
