// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

/**
 * A place and what is found there.
 *
 * @param place where
 * @param site what
 */
record Route(Place place, Site site) {}
