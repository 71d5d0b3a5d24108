// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.examples.gateway.settings.GatewaySettings;
import dev.gatehouse.redis.Layout;
import dev.gatehouse.redis.RedisStores;
import dev.gatehouse.redis.server.Admin;
import dev.gatehouse.redis.server.Deployment;
import dev.gatehouse.redis.server.Deployments;
import dev.gatehouse.store.Stores;
import dev.gatehouse.verification.expectation.Json;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Redis server in the original's layout, for vectors that look into it; emptied for each. It has the machine's time, not
 * that of a vector.
 */
public final class VectorRedis implements AutoCloseable {
    // Builds share machines, and no vector is about a slow server.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Admin admin;
    private final RedisStores opened;

    private VectorRedis(Deployment deployment, boolean hashed) {
        admin = deployment.masters().get(0);
        admin.call("FLUSHDB");
        opened = RedisStores.builder(deployment.uri())
                .layout(Layout.tyk(null, hashed))
                .deadline(PATIENCE)
                .build();
    }

    /** {@return an empty one of a gateway that hashes nothing} */
    public static VectorRedis empty() {
        return new VectorRedis(Deployments.STANDALONE.get(), false);
    }

    /**
     * Empties one.
     *
     * @param settings of the gateway that uses it
     * @return an empty one
     */
    public static VectorRedis empty(GatewaySettings settings) {
        return new VectorRedis(
                Deployments.STANDALONE.get(), settings.keys().naming().hashKeys());
    }

    /**
     * Lets as much time pass as a clock that was set forward shows.
     *
     * @param pause how much
     */
    public void letPass(Duration pause) {
        try {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in a pause", interrupted);
        }
    }

    /** {@return stores in it} */
    public Stores stores() {
        return opened.stores();
    }

    /**
     * Asks it anything.
     *
     * @param words the command and its arguments
     * @return a number or a text
     */
    public JsonNode ask(String... words) {
        var answer = admin.call((Object[]) words);
        return answer instanceof Long number ? Json.node(number) : Json.node(admin.text((Object[]) words));
    }

    /** {@return the names of all records} */
    public List<String> names() {
        return admin.list("KEYS", "*").stream()
                .map(name -> new String((byte[]) name, UTF_8))
                .toList();
    }

    @Override
    public void close() {
        opened.close();
    }
}
