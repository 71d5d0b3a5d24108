// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.internal.connection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The few things that stores ask of Redis. Another driver can stand behind it.
 *
 * <p>Every operation ends by the deadline of the settings, waiting for a connection and opening one included, and throws
 * {@link dev.gatehouse.store.StoreUnavailableException} if it has no answer then. Thread-safe.
 *
 * @since 0.1
 */
public interface Redis extends AutoCloseable {
    /**
     * Opens no connection yet.
     *
     * @param settings how to reach the servers
     * @return Redis behind them
     */
    static Redis at(Settings settings) {
        return JedisRedis.at(settings);
    }

    /**
     * Runs a script; one round trip, and one more where the server has forgotten the script.
     *
     * @param script the script
     * @param keys at least one; all of one slot if {@link #isSharded}
     * @param arguments whatever the script takes
     * @return what the script answers: whole numbers as {@code Long}, text as bytes, lists of these; null for nothing
     */
    @Nullable
    Object run(Script script, List<byte[]> keys, List<byte[]> arguments);

    /**
     * Writes a value unless there is one of any type; one round trip.
     *
     * @param key the key
     * @param value the value
     * @param milliseconds how long it is kept, at least 1
     * @return whether it was written
     */
    boolean setIfAbsent(byte[] key, byte[] value, long milliseconds);

    /** {@return whether keys can be on different servers} */
    boolean isSharded();

    /**
     * Where a key is.
     *
     * @param key the key
     * @return its slot: keys of one slot can be used in one script; 0 for all if not {@link #isSharded}
     */
    int slotOf(byte[] key);

    /** {@return names of all servers that hold data now, made of nothing but letters and digits} */
    List<String> servers();

    /**
     * Lists some keys of text values; one round trip.
     *
     * @param server one of {@link #servers}
     * @param cursor {@code 0}, then what the last step said
     * @param pattern what keys look like
     * @param count how many to look at, about
     * @return the keys that look so
     */
    ScanStep scan(String server, String cursor, byte[] pattern, int count);

    /**
     * Listens to a channel until closed, on a thread of its own. Connects again by itself.
     *
     * @param channel the channel
     * @param listener told what is heard
     * @return what ends it
     */
    AutoCloseable listen(byte[] channel, NoticeListener listener);

    @Override
    void close();

    /**
     * Some keys.
     *
     * @param cursor where to go on; {@code 0} at the end
     * @param keys the keys; one may be there twice
     */
    record ScanStep(String cursor, List<byte[]> keys) {
        public ScanStep {
            keys = List.copyOf(keys);
        }
    }
}
