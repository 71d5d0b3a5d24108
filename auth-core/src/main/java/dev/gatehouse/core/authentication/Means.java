// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication;

import dev.gatehouse.core.authentication.basic.PasswordCheck;
import dev.gatehouse.core.authentication.signature.key.VerificationKeys;
import dev.gatehouse.session.KeyNaming;
import dev.gatehouse.session.SessionLookup;
import dev.gatehouse.session.SessionMaking;
import java.time.InstantSource;

/**
 * What methods of authentication work with.
 *
 * @param naming tells what keys mean
 * @param sessions finds the session of a credential
 * @param verificationKeys finds the public keys of signatures
 * @param passwords checks the passwords of users
 * @param made keeps sessions that methods of the host's own make
 * @param clock tells now
 * @since 0.1
 */
public record Means(
        KeyNaming naming,
        SessionLookup sessions,
        VerificationKeys verificationKeys,
        PasswordCheck passwords,
        SessionMaking made,
        InstantSource clock) {}
