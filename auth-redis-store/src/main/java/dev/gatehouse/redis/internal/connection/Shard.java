// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.internal.connection;

/**
 * A server and its share of the keys.
 *
 * @param firstSlot the lowest slot it holds
 * @param server the server
 */
record Shard(int firstSlot, Server server) {}
