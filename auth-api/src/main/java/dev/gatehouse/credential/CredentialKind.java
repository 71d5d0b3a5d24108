// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.credential;

/**
 * What a session was made for. A session is used by the method of its kind only, though all share one key space.
 *
 * @since 0.1
 */
public enum CredentialKind {
    /** An opaque token that is the key. */
    TOKEN,
    /** A user name with a password. */
    BASIC,
    /** The key id of a signature, symmetric or not. */
    SIGNATURE,
    /** A JSON web token. */
    JWT,
    /** An access token of the OAuth server. */
    OAUTH,
    /** A client certificate. */
    CERTIFICATE,
    /** Whatever a method of the host's own verifies, which made the session itself. */
    CUSTOM
}
