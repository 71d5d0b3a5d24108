// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.definition;

/**
 * What becomes of a request while a store does not answer. An API declares it for limits; what is not declared is refused.
 *
 * <p>Only limits leave a choice. A session that cannot be read proves nothing, and a use that cannot be remembered may be
 * a replay: while their stores do not answer, every request that needs them is refused.
 *
 * @since 0.1
 */
public enum Degradation {
    /** The request is refused with 503 and told when to come back. */
    DENY,
    /** The request goes on as if nothing were limited. */
    ALLOW,
    /** The request goes on under limits that this process counts by itself, whatever others let pass. */
    LOCAL_LIMITS
}
