// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import dev.gatehouse.examples.gateway.settings.Control;
import dev.gatehouse.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads who may operate the gateway. Without a secret everybody could, so there is no start without one. */
final class ControlReader {
    private static final Pattern ELSEWHERE = Pattern.compile("(kv|vault|consul|file)://.*", Pattern.DOTALL);
    private static final Pattern ONE_SEGMENT = Pattern.compile("[A-Za-z0-9._~-]*");

    private static final String KEY_ENCRYPTION = "security.private_certificate_encoding_secret";

    private final ConfigurationTree tree;
    private final Map<String, String> environment;
    private final List<String> problems;

    ControlReader(ConfigurationTree tree, Map<String, String> environment, List<String> problems) {
        this.tree = tree;
        this.environment = environment;
        this.problems = problems;
    }

    Control read() {
        return new Control(secret(), tree.text("control_api_hostname"), port(), health(), keyEncryption());
    }

    private OptionalInt port() {
        int port = new ListeningReader(tree, problems).port("control_api_port", 0);
        // The same port again is no other one.
        boolean same = new ListeningReader(tree, new ArrayList<>()).listenPort() == port;
        return port == 0 || same ? OptionalInt.empty() : OptionalInt.of(port);
    }

    private String health() {
        var name = tree.text("health_check_endpoint_name");
        var plain = name.startsWith("/") ? name.substring(1) : name;
        if (!ONE_SEGMENT.matcher(plain).matches()) {
            problems.add("$.health_check_endpoint_name must be one segment of a path");
            return "";
        }
        return plain;
    }

    private Optional<Secret> keyEncryption() {
        var written = tree.text(KEY_ENCRYPTION);
        if (written.isEmpty() || refersElsewhere(KEY_ENCRYPTION, written)) {
            return Optional.empty();
        }
        var secret = resolved(written);
        if (secret.isEmpty()) {
            // The secret of the control API in its place could not read what was written before.
            problems.add("$." + KEY_ENCRYPTION + " refers to nothing");
        }
        return secret.isEmpty() ? Optional.empty() : Optional.of(Secret.of(secret));
    }

    /** Taken literally, the reference itself would be the secret, and it is no secret. */
    private boolean refersElsewhere(String member, String written) {
        boolean elsewhere = ELSEWHERE.matcher(written).matches();
        if (elsewhere) {
            problems.add(
                    "$." + member + " refers to a store of secrets that is not supported: use env:// or secrets://");
        }
        return elsewhere;
    }

    private Optional<Secret> secret() {
        var written = tree.text("secret");
        if (refersElsewhere("secret", written)) {
            return Optional.empty();
        }
        var secret = resolved(written);
        if (secret.isEmpty()) {
            problems.add("$.secret is missing or empty, so everybody could operate the gateway: set secret in the file,"
                    + " TYK_GW_SECRET or GATEHOUSE_SECRET in the environment, or --secret-file");
            return Optional.empty();
        }
        return Optional.of(Secret.of(secret));
    }

    private String resolved(String written) {
        if (written.startsWith("env://")) {
            return environment.getOrDefault(written.substring("env://".length()), "");
        }
        if (written.startsWith("secrets://")) {
            return tree.map("secrets").getOrDefault(written.substring("secrets://".length()), "");
        }
        return written.isEmpty() ? environment.getOrDefault("GATEHOUSE_SECRET", "") : written;
    }
}
