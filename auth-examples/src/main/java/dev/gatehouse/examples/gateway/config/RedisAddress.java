// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.redis.RedisStores;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts together where Redis is, from what the original's storage section says, or from a URI and its login. */
final class RedisAddress {
    private static final String STORAGE = "storage.";

    private final ConfigurationTree tree;
    private final List<String> problems;

    RedisAddress(ConfigurationTree tree, List<String> problems) {
        this.tree = tree;
        this.problems = problems;
    }

    /** Empty, with a problem, if there is no such place. */
    Optional<URI> ofSection() {
        var master = tree.text(STORAGE + "master_name");
        boolean cluster = tree.flag(STORAGE + "enable_cluster");
        long database = tree.integer(STORAGE + "database");
        // As in the original, a master's name wins over a cluster, and a cluster has no numbers of data bases.
        var kind = !master.isEmpty() ? "-sentinel" : cluster ? "-cluster" : "";
        var path = master.isEmpty() ? "/" : "/" + encode(master) + "/";
        var place = String.join(",", hosts()) + (kind.equals("-cluster") ? "" : path + database);
        var scheme = (tree.flag(STORAGE + "use_ssl") ? "rediss" : "redis") + kind;
        return uri("$.storage", scheme + "://" + login() + place);
    }

    /** A URI without login has that of the section, if there is one. */
    Optional<URI> ofOption(String option, boolean section) {
        boolean bare = section && option.indexOf('@') < 0;
        return uri("--redis", bare ? option.replaceFirst("://", "://" + login().replace("$", "\\$")) : option);
    }

    private Optional<URI> uri(String source, String text) {
        try {
            var uri = new URI(text);
            RedisStores.builder(uri);
            return Optional.of(uri);
        } catch (URISyntaxException broken) {
            // Its message would show the password.
            problems.add(source + " names no place that Redis could be at");
        } catch (IllegalArgumentException unusable) {
            problems.add(source + ": " + unusable.getMessage());
        }
        return Optional.empty();
    }

    private List<String> hosts() {
        var hosts = new ArrayList<>(tree.texts(STORAGE + "addrs"));
        var byName = tree.map(STORAGE + "hosts");
        if (hosts.isEmpty()) {
            byName.forEach((host, port) -> hosts.add(host(host) + port(port)));
        }
        var host = tree.text(STORAGE + "host");
        long port = tree.integer(STORAGE + "port");
        if (hosts.isEmpty()) {
            hosts.add(host(host) + (port == 0 ? "" : port(String.valueOf(port))));
        }
        return hosts;
    }

    /** Without a name it is this machine, as in the original. */
    private static String host(String name) {
        var host = name.isEmpty() ? "localhost" : name;
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    private static String port(String text) {
        return text.isEmpty() ? "" : ":" + text;
    }

    private String login() {
        var user = tree.text(STORAGE + "username");
        var password = tree.text(STORAGE + "password");
        if (password.isEmpty()) {
            if (!user.isEmpty()) {
                problems.add("$.storage.username needs $.storage.password");
            }
            return "";
        }
        return encode(user) + ":" + encode(password) + "@";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
