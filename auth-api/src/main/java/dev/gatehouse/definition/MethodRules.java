// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.definition;

/**
 * The rules of one authentication method on one API. Implemented by the rules record of each method.
 *
 * @since 0.1
 */
public interface MethodRules {
    /** {@return the method's name in explanations and as base identity, for instance {@code auth_token}} */
    String method();
}
