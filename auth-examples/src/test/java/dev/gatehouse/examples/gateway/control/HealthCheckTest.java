// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.examples.gateway.json.JsonText;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.store.StoreUnavailableException;
import dev.gatehouse.testkit.MutableInstantSource;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class HealthCheckTest {
    private static final HttpRequest REQUEST = HttpRequest.of("GET", "/hello", Headers.none());

    private static HealthCheck of(SessionStore store) {
        return new HealthCheck(store, new MutableInstantSource());
    }

    @Nested
    class OfAStoreThatAnswers {
        private final HealthCheck health = of(InMemoryStores.create().sessions());

        @Test
        void passes() {
            assertThat(JsonText.readObject(health.answer(REQUEST).body())
                            .path("status")
                            .asText())
                    .isEqualTo("pass");
        }

        @Test
        void tellsOfTheStore() {
            assertThat(JsonText.readObject(health.answer(REQUEST).body())
                            .at("/details/store/status")
                            .asText())
                    .isEqualTo("pass");
        }

        @Test
        void answersHeadToo() {
            assertThat(health.answer(HttpRequest.of("HEAD", "/hello", Headers.none()))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Nested
    class OfAStoreThatIsAway {
        private final HealthCheck health = of(away());

        @Test
        void fails() {
            assertThat(health.answer(REQUEST).status()).isEqualTo(503);
        }

        @Test
        void saysSo() {
            assertThat(JsonText.readObject(health.answer(REQUEST).body())
                            .path("status")
                            .asText())
                    .isEqualTo("fail");
        }
    }

    private static SessionStore away() {
        return (SessionStore) Proxy.newProxyInstance(
                SessionStore.class.getClassLoader(),
                new Class<?>[] {SessionStore.class},
                (store, method, arguments) -> {
                    throw new StoreUnavailableException("away for this test");
                });
    }
}
