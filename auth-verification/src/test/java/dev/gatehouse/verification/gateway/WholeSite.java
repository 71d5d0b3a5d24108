// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.examples.gateway.settings.GatewaySettings;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.store.Stores;
import dev.gatehouse.testkit.MutableInstantSource;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.vector.Vector;
import dev.gatehouse.verification.wire.EchoUpstream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a whole-request vector sets up: a gateway with its APIs in front of an upstream that echoes. */
public final class WholeSite implements AutoCloseable {
    private static final String USUAL = """
            {'allow_master_keys': true, 'local_session_cache': {'disable_cached_session_state': true}}
            """;

    private final EchoUpstream upstream = EchoUpstream.start();
    private final MutableInstantSource clock = new MutableInstantSource(
            Instant.ofEpochSecond(InstantSource.system().instant().getEpochSecond()));
    private final List<ObjectNode> definitions;
    private final StartedGateway gateway;
    private final Optional<RunningTime> time;
    private final boolean looksIntoStore;
    private Optional<VectorRedis> redis = Optional.empty();
    private GatewaySettings settings;

    private WholeSite(Vector vector) {
        definitions = apis(vector).map(this::definition).toList();
        time = RunningTime.of(vector, clock);
        looksIntoStore = vector.steps().anyMatch(step -> step.has("redis"));
        var configuration = Merge.over(USUAL, vector.at("config")).put("secret", Site.SECRET);
        try {
            gateway = StartedGateway.start(
                    configuration, GatewayFiles.of(definitions, vector.at("setup", "policies")), this::stores, clock);
        } catch (RuntimeException refused) {
            closeAround();
            throw refused;
        }
    }

    /**
     * Sets everything up but keys.
     *
     * @param vector what it says
     * @return the site
     * @throws dev.gatehouse.examples.gateway.config.ConfigurationException if the gateway refuses to start so
     */
    public static WholeSite of(Vector vector) {
        return new WholeSite(vector);
    }

    /** A vector without APIs of its own speaks of those that others of its group left behind. */
    private static Stream<JsonNode> apis(Vector vector) {
        return vector.at("setup").has("apis")
                ? vector.at("setup", "apis").valueStream()
                : vector.steps()
                        .flatMap(step -> step.at("/request/json/access_rights").valueStream())
                        .distinct()
                        .map(right ->
                                Json.object().put("api_id", right.path("api_id").asText()));
    }

    private Stores stores(GatewaySettings made) {
        settings = made;
        redis = looksIntoStore ? Optional.of(VectorRedis.empty(made)) : Optional.empty();
        return redis.map(VectorRedis::stores)
                .orElseGet(() -> InMemoryStores.builder().clock(clock).build());
    }

    private ObjectNode definition(JsonNode api) {
        var path = "/" + api.path("api_id").asText() + "/";
        var members = ((ObjectNode) api).deepCopy();
        var kind = members.path("kind").asText();
        members.remove("kind");
        if (kind.equals("keyless")) {
            members.put("use_keyless", true);
        }
        if (!members.has("proxy")) {
            members.putObject("proxy").put("listen_path", path).put("strip_listen_path", true);
        }
        return ClassicDefinition.of(members, "", upstream.uri());
    }

    /** {@return why definitions are not served; none if all are} */
    public List<String> refusals() {
        return definitions.stream()
                .flatMap(definition -> Refusals.of(definition, settings).stream())
                .toList();
    }

    /** {@return the time} */
    public MutableInstantSource clock() {
        return clock;
    }

    /**
     * Sets the time forward. A server's clock cannot be set, so with one it takes as long.
     *
     * @param pause how much
     */
    public void letPass(Duration pause) {
        clock.advance(pause);
        redis.ifPresent(server -> server.letPass(pause));
    }

    /**
     * Writes other policies, which count from the next reload on.
     *
     * @param policies all of them, by id
     */
    public void writePolicies(JsonNode policies) {
        gateway.writePolicies(policies);
    }

    /** {@return the Redis that a vector looks into} */
    public VectorRedis redis() {
        return redis.orElseThrow();
    }

    /** {@return where granted requests go} */
    public EchoUpstream upstream() {
        return upstream;
    }

    /**
     * Tells where a request is sent to.
     *
     * @param path its path
     * @return the control address for control paths, else the address of the APIs
     */
    public URI uri(String path) {
        return Stream.of("/tyk/").anyMatch(path::startsWith)
                ? gateway.gateway().controlUri()
                : gateway.gateway().uri();
    }

    @Override
    public void close() {
        gateway.close();
        closeAround();
    }

    private void closeAround() {
        time.ifPresent(RunningTime::close);
        redis.ifPresent(VectorRedis::close);
        upstream.close();
    }
}
