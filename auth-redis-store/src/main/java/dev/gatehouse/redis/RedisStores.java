// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.gatehouse.redis.internal.connection.Login;
import dev.gatehouse.redis.internal.connection.Redis;
import dev.gatehouse.redis.internal.connection.RedisUri;
import dev.gatehouse.redis.internal.connection.Settings;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.store.Stores;
import java.net.URI;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * All stores in Redis, 6.2 or later. Where it is says a URI:
 *
 * <pre>
 * redis://[[user]:password@]host[:port][/database]                            one server
 * redis-sentinel://[[user]:password@]host[:port]{,host[:port]}/master[/database]  one master, found by its Sentinels
 * redis-cluster://[[user]:password@]host[:port]{,host[:port]}                 a cluster, found by some of its servers
 * </pre>
 *
 * With {@code rediss} in place of {@code redis} connections are encrypted and the server's certificate must name the host.
 * Ports that are not given are 6379, those of Sentinels 26379. User and password are those of the servers that hold data,
 * percent-encoded; the user is one of Redis' access control lists.
 *
 * <p>Every operation ends by one deadline, which covers waiting for a connection, opening one, sending and the answer, and
 * throws {@link dev.gatehouse.store.StoreUnavailableException} if it has none then. Connections to each server are bounded.
 * A server that failed several times in a row is tried by one caller at a time while the others are refused at once; when
 * it is back, or another has taken over, the next calls find that out. Nothing is tried twice that could be done twice.
 *
 * <p>What Redis acknowledged can be lost where Redis itself loses it: with the last second of a server that crashes, with the
 * last writes to a master that another replaces. Its {@code maxmemory-policy} must be {@code noeviction}: a policy that
 * evicts drops live sessions and forgets what was used.
 *
 * <p>A user of Redis needs {@code eval evalsha type strlen get getrange pttl set del publish scan} on the names and the
 * channel of the {@link Layout}; {@code time pexpire lindex llen lrange lrem lset ltrim rpush} for limits, and in the
 * original's layout {@code hmget hset incrby zadd zcard zrange zrem zremrangebyrank} besides; {@code subscribe} and {@code ping} where sessions are cached, {@code role} behind Sentinels,
 * {@code cluster|slots} and {@code asking} in a cluster.
 *
 * <p>A scan walks through all servers that hold data. Where slots move from one to another meanwhile, or a server
 * restarts, sessions that move with them can be missed.
 *
 * @since 0.1
 */
public final class RedisStores implements AutoCloseable {
    private final Redis redis;
    private final Stores stores;
    private final @Nullable AutoCloseable listening;

    private RedisStores(Redis redis, Stores stores, @Nullable AutoCloseable listening) {
        this.redis = redis;
        this.stores = stores;
        this.listening = listening;
    }

    /**
     * Stores in our own layout, with everything as it comes. Connects when they are first used.
     *
     * @param uri where Redis is
     * @return the stores
     * @throws IllegalArgumentException if the URI is none of the forms above; the message does not repeat it
     */
    public static RedisStores at(URI uri) {
        return builder(uri).build();
    }

    /**
     * Collects how to use Redis.
     *
     * @param uri where it is
     * @return a builder
     * @throws IllegalArgumentException if the URI is none of the forms above; the message does not repeat it
     */
    public static Builder builder(URI uri) {
        return new Builder(RedisUri.parse(uri));
    }

    /** {@return the stores} */
    public Stores stores() {
        return stores;
    }

    /** Closes all connections. Operations that are under way end, later ones fail. */
    @Override
    public void close() {
        if (listening != null) {
            closeListening(listening);
        }
        redis.close();
    }

    private static void closeListening(AutoCloseable listening) {
        try {
            listening.close();
        } catch (Exception impossible) {
            throw new IllegalStateException("listening does not end", impossible);
        }
    }

    @Override
    public String toString() {
        return "RedisStores[" + redis + "]";
    }

    /** Collects how to use Redis. Not thread-safe. */
    public static final class Builder {
        private static final Duration DEADLINE = Duration.ofMillis(250);
        private static final int MAX_CONNECTIONS = 16;

        private final RedisUri uri;
        private Layout layout = Layout.own();
        private Duration deadline = DEADLINE;
        private int maxConnections = MAX_CONNECTIONS;
        private Login sentinelLogin = Login.none();
        private @Nullable SSLContext tls;
        private @Nullable CacheBounds cache;
        private Ticker ticker = Ticker.systemTicker();

        private Builder(RedisUri uri) {
            this.uri = uri;
        }

        /**
         * Sets under which names and in which form records lie in Redis.
         *
         * @param value the layout; {@link Layout#own()} if not called
         * @return this
         */
        public Builder layout(Layout value) {
            layout = value;
            return this;
        }

        /**
         * Bounds every operation.
         *
         * @param value 1 millisecond to 1 minute; 250 milliseconds if not called
         * @return this
         */
        public Builder deadline(Duration value) {
            deadline = value;
            return this;
        }

        /**
         * Bounds the connections to each server. A connection serves one operation at a time.
         *
         * @param value 1 to 1,000; 16 if not called
         * @return this
         */
        public Builder maxConnections(int value) {
            maxConnections = value;
            return this;
        }

        /**
         * Sets as whom to speak to Sentinels.
         *
         * @param user one of their access control lists, or null for the default one
         * @param password its password
         * @return this
         */
        public Builder sentinelLogin(@Nullable String user, Secret password) {
            sentinelLogin = new Login(user, password);
            return this;
        }

        /**
         * Sets which certificates are trusted, and which one is shown, on encrypted connections.
         *
         * @param value the context; Java's default one if not called
         * @return this
         */
        public Builder tls(SSLContext value) {
            tls = value;
            return this;
        }

        /**
         * Keeps sessions in this process for a while after they were looked up, which saves the round trip of most
         * decisions. A change by this instance is seen at once. One by another instance is seen as soon as Redis has
         * told it, usually within milliseconds, and after {@code staleness} at the latest, whatever fails; until then a
         * key that was revoked elsewhere still passes, and nothing else comes of it: a key service reads past the cache
         * what it changes. Two daemon threads listen until the stores are closed. Off if not called, so that revoked
         * means refused.
         *
         * @param maxSessions how many are kept, at least 1
         * @param staleness how long a change may stay unseen at most: more than zero, at most ten minutes
         * @return this
         * @throws IllegalArgumentException if one of them is out of bounds
         */
        public Builder cacheSessions(long maxSessions, Duration staleness) {
            cache = new CacheBounds(maxSessions, staleness);
            return this;
        }

        Builder ticker(Ticker value) {
            ticker = value;
            return this;
        }

        /**
         * Makes the stores. Connects when they are first used; a cache begins to listen at once.
         *
         * @return the stores
         * @throws IllegalArgumentException if a value is out of bounds
         */
        public RedisStores build() {
            var redis = Redis.at(new Settings(uri, sentinelLogin, tls, deadline, maxConnections, ticker));
            var names = layout.sessions();
            var direct = new RedisSessionStore(redis, names);
            var replays = new RedisReplayStore(redis, names);
            var limits = new RedisLimitStore(redis, layout.limits());
            if (cache == null) {
                return new RedisStores(redis, new Stores(direct, replays, limits), null);
            }
            var cached = new CachedSessionStore(direct, names, cache, ticker);
            var listening = redis.listen(names.channel(), cached);
            return new RedisStores(redis, new Stores(cached, replays, limits), listening);
        }
    }
}
