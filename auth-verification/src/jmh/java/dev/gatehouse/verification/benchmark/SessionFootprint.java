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
            var record = UsualRecords.record(i, unique ? i : i % 1_000);
            store.put(new SessionId(HexFormat.of().formatHex(digest)), TykSessions.read(record), null);
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
}
