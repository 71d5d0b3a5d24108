// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.proxy;

import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.TimeoutException;

/**
 * Why an upstream gave no answer.
 *
 * @since 0.1
 */
public enum UpstreamFailure {
    /** It cannot be reached, or broke off. */
    UNREACHABLE,
    /** Its name means nothing. */
    UNKNOWN_HOST,
    /** It was silent for too long. */
    SILENT;

    static UpstreamFailure of(Throwable failure) {
        if (failure instanceof UnknownHostException || failure instanceof UnresolvedAddressException) {
            return UNKNOWN_HOST;
        }
        return failure instanceof TimeoutException ? SILENT : UNREACHABLE;
    }
}
