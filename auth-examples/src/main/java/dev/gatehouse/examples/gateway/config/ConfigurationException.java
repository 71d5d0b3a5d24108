// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import java.util.List;

/**
 * The configuration cannot be used. Each problem names the member or option and what is wrong; none holds a secret.
 *
 * @since 0.1
 */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /**
     * One or more problems.
     *
     * @param problems one line each
     */
    public ConfigurationException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /**
     * One problem.
     *
     * @param problem one line
     */
    public ConfigurationException(String problem) {
        this(List.of(problem));
    }

    /** {@return what is wrong, one line each} */
    public List<String> problems() {
        return problems;
    }
}
