// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.authentication;

import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.identity.Identity;

/**
 * One credential that was found genuine.
 *
 * @param method name of the method that verified it
 * @param identity who it belongs to
 * @param basis how it leads to a session
 * @param foundAt where it stood
 * @since 0.1
 */
public record Proof(String method, Identity identity, SessionBasis basis, CredentialLocation foundAt) {}
