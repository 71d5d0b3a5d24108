// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.secret.Secret;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs bodies together with the time, so that what was overheard is of no use later. */
final class WebhookSignature {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 16;

    private final Secret secret;
    private final InstantSource clock;

    WebhookSignature(Secret secret, InstantSource clock) {
        this.secret = secret;
        this.clock = clock;
    }

    static Secret requireLong(Secret secret) {
        if (secret.length() < SHORTEST) {
            throw new IllegalArgumentException("the secret must have at least 16 bytes, had " + secret.length());
        }
        return secret;
    }

    String of(String body) {
        long now = clock.instant().getEpochSecond();
        return "t=" + now + ",v1=" + hmac(now + "." + body);
    }

    private String hmac(String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.bytes(), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            // Every Java platform is required to have it.
            throw new IllegalStateException("this Java platform lacks " + ALGORITHM, impossible);
        }
    }
}
