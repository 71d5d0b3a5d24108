// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.policies;

/**
 * A policy as it was found.
 *
 * @param source the file, or the file and the id in it
 * @param json its text; empty if it cannot be read
 */
record PolicyText(String source, String json) {}
