// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.custom;

import dev.gatehouse.session.KeyNaming;
import dev.gatehouse.session.SessionMaking;

/**
 * How sessions that authenticators make are named and kept.
 *
 * @param naming names them
 * @param making gives them their policies, and keeps them
 * @since 0.1
 */
public record MadeSessions(KeyNaming naming, SessionMaking making) {}
