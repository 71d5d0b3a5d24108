// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.benchmark;

import dev.gatehouse.core.tyk.TykSessions;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.session.SessionId;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Heap that a session takes in memory: one million of the original's records, each under a name of 64 characters. */
public final class SessionFootprint {
    private static final int COUNT = 1_000_000;

    private SessionFootprint() {}

    /**
     * Prints the heap used per session, name and index included.
     *
     * @param arguments {@code unique} for records of which no two are equal in what the library does not interpret
     * @throws InterruptedException never
     */
    public static void main(String[] arguments) throws InterruptedException {
        boolean unique = List.of(arguments).contains("unique");
        var store = InMemoryStores.builder().maxSessions(COUNT).build().sessions();
        var random = new Random(1);
        var digest = new byte[32];
        long before = used();
        long start = System.nanoTime();
        for (int i = 0; i < COUNT; i++) {
            random.nextBytes(digest);
            store.put(new SessionId(HexFormat.of().formatHex(digest)), TykSessions.read(record(i, unique ? i : i % 1_000)), null);
        }
        long seconds = (System.nanoTime() - start) / 1_000_000_000;
        System.out.println((used() - before) / COUNT + " bytes per session; written in " + seconds + " s");
        System.out.println(store);
    }

    private static long used() throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            System.gc();
            Thread.sleep(200);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** A record of the usual shape, 601 bytes. */
    private static String record(int i, int remaining) {
        return """
                {"last_check":0,"allowance":1000,"rate":1000,"per":60,"throttle_interval":-1,"throttle_retry_limit":-1,\
                "expires":1893456000,"quota_max":1000000,"quota_renews":1893456000,"quota_remaining":%d,\
                "quota_renewal_rate":3600,"access_rights":{"api%d":{"api_name":"Orders API","api_id":"api%d",\
                "versions":["Default"],"allowed_urls":[],"limit":null}},"org_id":"org-1","oauth_client_id":"",\
                "basic_auth_data":{"password":"","hash_type":""},"hmac_enabled":false,"is_inactive":false,\
                "apply_policies":["gold-plan"],"tags":["t%d"],"alias":"user-%d",\
                "date_created":"2026-01-01T00:00:00Z","meta_data":{"team":"t%d"}}"""
                .formatted(1_000_000 - remaining, i % 50, i % 50, i % 100, i, i % 100);
    }
}
