// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import dev.gatehouse.examples.gateway.config.ConfigurationException;
import dev.gatehouse.examples.gateway.demo.DemoCommand;
import dev.gatehouse.examples.gateway.demo.GatewayStarter.Running;
import dev.gatehouse.examples.gateway.settings.GatewaySettings;
import dev.gatehouse.store.StoreUnavailableException;
import dev.gatehouse.store.Stores;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Runs the reference gateway from the command line.
 *
 * @since 0.1
 */
public final class Main {
    static final int AWAY = 1;
    static final int UNUSABLE = 2;

    private Main() {}

    /**
     * Runs a command and ends the process with its exit code: 0, 1 if a store does not answer that is needed at the
     * start, or 2 if it was told something that cannot be used.
     *
     * @param arguments the command and its options
     */
    public static void main(String... arguments) {
        System.exit(commandLine(System.getenv()).execute(arguments));
    }

    static CommandLine commandLine(Map<String, String> environment) {
        return new CommandLine(new Commands())
                .addSubcommand(new ServeCommand(environment))
                .addSubcommand(new DemoCommand(Main::demonstrated))
                .setExecutionExceptionHandler(Main::explain);
    }

    private static Running demonstrated(GatewaySettings settings, Stores stores) {
        var gateway = Gateway.start(settings, stores, InstantSource.system());
        return new Running(gateway.uri(), gateway::close);
    }

    /** Expected failures are told in their words; any other is a bug, and its trace is wanted. */
    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (failure instanceof StoreUnavailableException) {
            tell(command.getErr(), List.of(String.valueOf(failure.getMessage())));
            return AWAY;
        }
        if (failure instanceof ConfigurationException unusable) {
            tell(command.getErr(), unusable.problems());
        } else if (failure instanceof IllegalArgumentException || failure instanceof IllegalStateException) {
            tell(command.getErr(), List.of(String.valueOf(failure.getMessage())));
        } else {
            throw failure;
        }
        return UNUSABLE;
    }

    private static void tell(PrintWriter err, Iterable<String> problems) {
        err.println("The gateway does not start:");
        problems.forEach(problem -> err.println("  " + problem));
        err.flush();
    }

    /** Holds the subcommands. */
    @Command(
            name = "gatehouse",
            mixinStandardHelpOptions = true,
            version = "Gatehouse reference gateway 0.1",
            description = "A reverse proxy that decides every request with Gatehouse.")
    static final class Commands implements Runnable {
        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public void run() {
            throw new CommandLine.ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "Name a command: serve or demo");
        }
    }
}
