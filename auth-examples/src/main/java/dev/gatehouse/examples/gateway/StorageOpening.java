// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import dev.gatehouse.examples.gateway.settings.RedisCertificates;
import dev.gatehouse.examples.gateway.settings.RedisStorage;
import dev.gatehouse.redis.RedisStores;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.StoreUnavailableException;
import dev.gatehouse.store.Stores;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Opens the stores in Redis as the settings say. They connect when they are first used. */
final class StorageOpening {
    private static final long CACHED_SESSIONS = 100_000;

    private static final SessionId NOBODY = new SessionId("start");

    private StorageOpening() {}

    static RedisStores open(RedisStorage settings) {
        var redis = RedisStores.builder(settings.uri()).layout(settings.layout());
        settings.deadline().ifPresent(redis::deadline);
        settings.sentinelPassword().ifPresent(password -> redis.sentinelLogin(null, password));
        if (settings.maxConnections() > 0) {
            redis.maxConnections(settings.maxConnections());
        }
        if (settings.cached()) {
            redis.cacheSessions(CACHED_SESSIONS, RedisStorage.STALENESS);
        }
        if (!settings.certificates().equals(RedisCertificates.standard())) {
            redis.tls(context(settings.certificates()));
        }
        return redis.build();
    }

    /** Whether it can be asked at the moment. */
    static boolean answers(Stores stores) {
        try {
            stores.sessions().find(NOBODY);
            return true;
        } catch (StoreUnavailableException away) {
            return false;
        }
    }

    private static SSLContext context(RedisCertificates settings) {
        try {
            var context = SSLContext.getInstance("TLS");
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(PemStore.of(settings.own().stream().toList()), PemStore.PASSWORD.toCharArray());
            context.init(keys.getKeyManagers(), trust(settings), null);
            return context;
        } catch (GeneralSecurityException | IOException failure) {
            throw new IllegalArgumentException(
                    "the certificates for Redis cannot be used: " + failure.getMessage(), failure);
        }
    }

    /** Null stands for the Java runtime's authorities. */
    private static TrustManager @Nullable [] trust(RedisCertificates settings)
            throws GeneralSecurityException, IOException {
        if (settings.trusted().isEmpty()) {
            return null;
        }
        var store = PemStore.of(List.of());
        for (var authority : PemStore.chain(settings.trusted().get())) {
            store.setCertificateEntry("authority-" + store.size(), authority);
        }
        return trust(store);
    }

    private static TrustManager[] trust(KeyStore store) throws GeneralSecurityException {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        return trust.getTrustManagers();
    }
}
