/** All stores in Redis: alone, behind Sentinel or as a cluster. */
module dev.gatehouse.redis {
    requires transitive dev.gatehouse.api;
    requires dev.gatehouse.core;
    requires com.fasterxml.jackson.core;
    requires com.github.benmanes.caffeine;
    requires org.slf4j;
    requires redis.clients.jedis;
    requires static org.jspecify;

    exports dev.gatehouse.redis;
}
