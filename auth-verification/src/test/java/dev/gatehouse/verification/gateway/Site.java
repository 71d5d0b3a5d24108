// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.core.tyk.TykKeys;
import dev.gatehouse.examples.gateway.settings.GatewaySettings;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.store.Stores;
import dev.gatehouse.testkit.MutableInstantSource;
import dev.gatehouse.verification.vector.Vector;
import dev.gatehouse.verification.wire.EchoUpstream;
import dev.gatehouse.verification.wire.Message;
import dev.gatehouse.verification.wire.RawClient;
import dev.gatehouse.verification.wire.RawRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Everything that a vector of whole requests needs: upstream, stores, running gateway, clock, values of names. */
public final class Site implements AutoCloseable {
    /** What an operator must send. */
    public static final String SECRET = "vector-control-secret";

    private static final int OK = 200;
    private static final String USUAL = """
            {'hash_keys': false, 'hash_key_function': 'murmur64', 'min_token_length': 0,
             'hash_key_function_fallback': [], 'disable_key_actions_by_username': false, 'allow_master_keys': false,
             'local_session_cache': {'disable_cached_session_state': true}}
            """;
    private static final String DOMAIN = "vector.example";
    private static final String KEY = "@token(default,vector-key)";
    private static final String HASHED_KEY = "@token(default,hashed-vector-key)";

    private final EchoUpstream upstream = EchoUpstream.start();
    private final MutableInstantSource clock;
    private final Placeholders placeholders;
    private final ObjectNode definition;
    private final StartedGateway gateway;
    private final Optional<RunningTime> time;
    private final boolean looksIntoStore;
    private Optional<VectorRedis> redis = Optional.empty();
    private GatewaySettings settings;
    private Stores stores;

    private Site(Vector vector) {
        clock = new MutableInstantSource(now(vector));
        time = RunningTime.of(vector, clock);
        looksIntoStore =
                vector.steps().anyMatch(step -> step.at("/expect/redis").isObject());
        var configuration = Merge.over(USUAL, vector.at("gateway")).put("secret", SECRET);
        placeholders =
                new Placeholders(clock, configuration.path("hash_key_function").asText());
        var api = vector.at("api");
        placeholders.put("api", api.path("api_id").asText("test"));
        placeholders.put("domain", api.path("domain").asText(DOMAIN));
        placeholders.put("secret", SECRET);
        placeholders.put("key", placeholders.fill(KEY));
        var publicKeys = SigningKeys.fill(vector, placeholders);
        definition = definition(placeholders.fillObject(api));
        try {
            gateway = StartedGateway.start(
                    placeholders.fillObject(configuration),
                    GatewayFiles.of(List.of(definition), placeholders.fill(api.path("policies")))
                            .with(VectorPlugins.of(vector)),
                    made -> seeded(made, vector),
                    clock);
        } catch (RuntimeException refused) {
            closeAround();
            throw refused;
        }
        publicKeys.forEach(this::store);
    }

    /** As an operator does. */
    private void store(String organization, String pem) {
        var path = "/tyk/certs?org_id=" + organization;
        var lines = List.of(new Message.Line("Host", "127.0.0.1"), new Message.Line("X-Tyk-Authorization", SECRET));
        int status = RawClient.send(controlUri(), new RawRequest("POST", path, lines, pem))
                .status();
        if (status != OK) {
            throw new IllegalStateException("the gateway does not store a public key: " + status);
        }
    }

    private ObjectNode definition(ObjectNode api) {
        return api.path("oas").asBoolean()
                ? OpenApiDefinition.of(api, placeholders.fill("<domain>"), upstream.uri())
                : ClassicDefinition.of(api, DOMAIN, upstream.uri());
    }

    /**
     * Sets everything up.
     *
     * @param vector what it says
     * @return the site
     * @throws dev.gatehouse.examples.gateway.config.ConfigurationException if the gateway refuses to start so
     */
    public static Site of(Vector vector) {
        return new Site(vector);
    }

    private static Instant now(Vector vector) {
        var now = vector.at("now");
        return now.isNumber()
                ? Instant.ofEpochSecond(now.asLong())
                : Instant.ofEpochSecond(InstantSource.system().instant().getEpochSecond());
    }

    private Stores seeded(GatewaySettings made, Vector vector) {
        settings = made;
        var sessions = vector.at("sessions");
        if (sessions instanceof ObjectNode given) {
            given.fieldNames().forEachRemaining(name -> placeholders.put("key id", placeholders.fill(name)));
            sessions = withHashedKey(vector, given);
        }
        redis = looksIntoStore ? Optional.of(VectorRedis.empty(made)) : Optional.empty();
        stores = SeededSessions.in(emptyStores(), placeholders.fill(sessions), placeholders.fill("<api>"), keys());
        return stores;
    }

    private Stores emptyStores() {
        return redis.map(VectorRedis::stores)
                .orElseGet(() -> InMemoryStores.builder().clock(clock).build());
    }

    private JsonNode withHashedKey(Vector vector, ObjectNode given) {
        if (!vector.content().toString().contains("<hash>")) {
            return given;
        }
        var key = placeholders.fill(HASHED_KEY);
        placeholders.put("hash", keys().hashOf(Secret.of(key)).orElse(key));
        var more = given.deepCopy();
        more.putObject(key);
        return more;
    }

    /** {@return why the definition is not served; none if it is} */
    public List<String> refusal() {
        return Refusals.of(definition, settings);
    }

    /** {@return how keys are named} */
    public TykKeys keys() {
        return TykKeys.of(settings.keys().naming());
    }

    /** {@return what the gateway was told} */
    public GatewaySettings settings() {
        return settings;
    }

    /** {@return where sessions are} */
    public Stores stores() {
        return stores;
    }

    /** {@return the definition that is served} */
    public ObjectNode definition() {
        return definition;
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

    /** {@return the Redis that a vector looks into} */
    public VectorRedis redis() {
        return redis.orElseThrow();
    }

    /** {@return the values of names} */
    public Placeholders placeholders() {
        return placeholders;
    }

    /** {@return where granted requests go} */
    public EchoUpstream upstream() {
        return upstream;
    }

    /** {@return where requests are sent to} */
    public URI uri() {
        return gateway.gateway().uri();
    }

    /** {@return where operators send theirs to} */
    public URI controlUri() {
        return gateway.gateway().controlUri();
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
