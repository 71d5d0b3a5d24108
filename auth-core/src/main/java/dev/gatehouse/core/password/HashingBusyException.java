// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.password;

/**
 * So many passwords are being hashed that one more would have to wait too long. Nothing was found out about it.
 *
 * @since 0.1
 */
public final class HashingBusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HashingBusyException(String message) {
        super(message, null, false, false);
    }
}
