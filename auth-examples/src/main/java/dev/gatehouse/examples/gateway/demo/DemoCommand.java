// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.demo;

import dev.gatehouse.examples.gateway.settings.Control;
import dev.gatehouse.examples.gateway.settings.GatewaySettings;
import dev.gatehouse.examples.gateway.settings.Listening;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.store.Stores;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Starts an upstream and a gateway, makes some requests, prints them, and goes on serving.
 *
 * @since 0.1
 */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Shows allowed, refused and expired requests on this machine, and the curl lines to try more.")
public final class DemoCommand implements Callable<Integer> {
    private static final int SECRET_BYTES = 16;

    private final GatewayStarter starter;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Port on the loopback address, 0 for any free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--once", description = "End after the requests were shown.")
    private boolean once;

    /**
     * A demonstration.
     *
     * @param starter starts its gateway
     */
    public DemoCommand(GatewayStarter starter) {
        this.starter = starter;
    }

    @Override
    public Integer call() throws InterruptedException {
        var secret = newSecret();
        var stores = InMemoryStores.create();
        try (var upstream = EchoUpstream.start()) {
            var settings = settings(upstream, secret);
            var now = InstantSource.system().instant();
            DemoKeys.putInto(stores.sessions(), settings.keys().naming(), now);
            serve(settings, stores, secret);
        }
        return 0;
    }

    private void serve(GatewaySettings settings, Stores stores, String secret) throws InterruptedException {
        try (var gateway = starter.start(settings, stores)) {
            var out = Objects.requireNonNull(spec).commandLine().getOut();
            new DemoTour(gateway.uri(), secret, out).show();
            if (!once) {
                out.println();
                out.println("Serving until Ctrl-C.");
                out.flush();
                new CountDownLatch(1).await();
            }
        }
    }

    private GatewaySettings settings(EchoUpstream upstream, String secret) {
        return GatewaySettings.serving(DemoDefinitions.before(upstream.uri()))
                .with(Listening.on("127.0.0.1", port))
                .with(Control.guardedBy(Secret.of(secret)));
    }

    private static String newSecret() {
        var bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
