// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import dev.gatehouse.http.HttpAnswer;

/** A part of the control API: everything below one first segment. */
@FunctionalInterface
interface ControlPart {
    HttpAnswer answer(ControlCall call);
}
