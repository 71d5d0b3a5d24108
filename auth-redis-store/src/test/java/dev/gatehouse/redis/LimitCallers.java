// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.limit.OpenedWindow;
import dev.gatehouse.limit.SlidingLog;
import dev.gatehouse.store.LimitStore;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Many threads that ask for one counter as fast as they can until they are told to stop; in this process or in another. */
final class LimitCallers implements AutoCloseable {
    static final LimitRequest RATE = TestLimits.one(TestLimits.RATE, new SlidingLog(100, Duration.ofSeconds(10)));
    static final LimitRequest QUOTA = TestLimits.one(TestLimits.QUOTA, new OpenedWindow(100, Duration.ofHours(1)));

    private static final int THREADS = 64;

    private final RedisStores redis;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicInteger granted = new AtomicInteger();
    private final List<Thread> threads;

    LimitCallers(URI uri, LimitRequest request) {
        redis = RedisStores.builder(uri).deadline(Duration.ofSeconds(10)).build();
        threads = IntStream.range(0, THREADS)
                .mapToObj(number -> new Thread(() -> ask(redis.stores().limits(), List.of(request))))
                .toList();
        threads.forEach(Thread::start);
    }

    private void ask(LimitStore store, List<LimitRequest> requests) {
        while (!stopped.get()) {
            if (store.take(requests).granted()) {
                granted.incrementAndGet();
            }
        }
    }

    /** Stops them; how many were granted. */
    int stop() throws InterruptedException {
        stopped.set(true);
        for (var thread : threads) {
            thread.join();
        }
        return granted.get();
    }

    @Override
    public void close() {
        stopped.set(true);
        redis.close();
    }

    /** The same in a process of its own: asks until its input ends, then prints how many were granted. */
    static final class Elsewhere implements AutoCloseable {
        private final Process process;

        Elsewhere(URI uri, String what) {
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var places = String.join(
                    File.pathSeparator,
                    System.getProperty("jdk.module.path", ""),
                    System.getProperty("java.class.path", ""),
                    Path.of("target", "test-classes").toAbsolutePath().toString());
            try {
                process = new ProcessBuilder(
                                java, "-Xmx128m", "-cp", places, LimitCallers.class.getName(), uri.toString(), what)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        int stop() throws IOException {
            process.getOutputStream().close();
            try (var output =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                return Integer.parseInt(output.readLine());
            }
        }

        @Override
        public void close() {
            process.destroy();
        }
    }

    /** Where the other process begins: where Redis is, and {@code rate} or {@code quota}. */
    public static void main(String[] arguments) throws Exception {
        var request = arguments[1].equals("rate") ? RATE : QUOTA;
        try (var callers = new LimitCallers(URI.create(arguments[0]), request)) {
            while (System.in.read() >= 0) {
                // Until whoever started this is done.
            }
            System.out.println(callers.stop());
        }
    }
}
