// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.session.StandardKeyService;
import dev.gatehouse.redis.server.Admin;
import dev.gatehouse.redis.server.Deployments;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.KeyService;
import dev.gatehouse.session.KeyService.Created;
import dev.gatehouse.session.KeyService.Existing;
import dev.gatehouse.session.KeyService.KeyRef;
import dev.gatehouse.store.SingleUse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody learns who reads all that Redis holds. */
final class AtRestTest {
    private final Admin admin = Deployments.STANDALONE.get().masters().get(0);
    private RedisStores redis;
    private KeyService keys;

    @BeforeEach
    void connect() {
        Deployments.STANDALONE.get().clear();
        redis = RedisStores.builder(Deployments.STANDALONE.get().uri())
                .deadline(Duration.ofSeconds(10))
                .build();
        keys = StandardKeyService.builder(redis.stores()).allowMasterKeys().build();
    }

    @AfterEach
    void close() {
        redis.close();
    }

    /** Every name and every value. */
    private String everything() {
        var text = new StringBuilder();
        for (var name : (List<?>) admin.call("KEYS", "*")) {
            text.append(new String((byte[]) name, UTF_8)).append('\n');
            text.append(admin.text("GET", (byte[]) name)).append('\n');
        }
        return text.toString();
    }

    @Test
    void at90NoKeyThatWasMinted() {
        var key = (Created) keys.mint(TestSessions.ANY);

        assertThat(everything())
                .contains(key.id().value())
                .doesNotContain(key.key().reveal());
    }

    @Test
    void at90NoKeyThatWasImported() {
        keys.importKey(Secret.of("chosen-elsewhere-4711"), TestSessions.ANY, Existing.KEPT);

        assertThat(everything()).contains("gatehouse:session:{").doesNotContain("chosen-elsewhere");
    }

    @Test
    void at90NoKeyThatWasRotated() {
        var old = (Created) keys.mint(TestSessions.ANY);
        var fresh = (Created) keys.rotate(new KeyRef.ById(old.id()), Duration.ofHours(1));

        assertThat(everything())
                .contains(fresh.id().value())
                .doesNotContain(old.key().reveal())
                .doesNotContain(fresh.key().reveal());
    }

    @Test
    void at90NoNameOfAUser() {
        keys.addUser("kim.lee", TestSessions.ANY, Existing.KEPT);

        assertThat(everything()).contains("gatehouse:session:{user-").doesNotContain("kim.lee");
    }

    @Test
    void at90NothingThatWasUsedOnce() {
        redis.stores().replays().firstUse(SingleUse.of("jti", "https://id.example", "n0nce"), Duration.ofMinutes(1));

        assertThat(everything()).contains("gatehouse:use:{jti:").doesNotContain("n0nce");
    }
}
