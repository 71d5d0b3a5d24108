// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.session;

/**
 * Finds an equal value that exists already, so that many sessions can hold one object instead of a copy each. For stores
 * that hold sessions as objects.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface SharedParts {
    /**
     * Finds an equal value.
     *
     * @param part a value that nobody can change
     * @param <T> its type
     * @return an equal one, which may be the same
     */
    <T> T shared(T part);
}
