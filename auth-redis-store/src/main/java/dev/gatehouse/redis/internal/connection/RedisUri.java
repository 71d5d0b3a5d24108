// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.internal.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.secret.Secret;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where Redis is, read from a URI. No message shows the URI: it may hold a password.
 *
 * @param kind how many servers there are, and who tells which one to ask
 * @param tls whether connections are encrypted
 * @param addresses of the server, the Sentinels, or some servers of the cluster
 * @param master the name by which Sentinels know the master; empty without Sentinel
 * @param login as whom to speak to the servers that hold data
 * @param database number of the data base; 0 in a cluster
 * @since 0.1
 */
public record RedisUri(Kind kind, boolean tls, List<Address> addresses, String master, Login login, int database) {
    private static final int REDIS_PORT = 6379;
    private static final int SENTINEL_PORT = 26_379;
    private static final Pattern DATABASE = Pattern.compile("[0-9]{1,4}");
    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:\\[\\]]+)(?::([0-9]{1,5}))?");

    private static final Map<String, Kind> KINDS = Map.of(
            "redis", Kind.STANDALONE,
            "rediss", Kind.STANDALONE,
            "redis-sentinel", Kind.SENTINEL,
            "rediss-sentinel", Kind.SENTINEL,
            "redis-cluster", Kind.CLUSTER,
            "rediss-cluster", Kind.CLUSTER);

    public RedisUri {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("a Redis URI needs a host");
        }
        if (kind == Kind.STANDALONE && addresses.size() > 1) {
            throw new IllegalArgumentException("several hosts need a redis-sentinel or redis-cluster URI");
        }
        if (kind == Kind.CLUSTER && database != 0) {
            throw new IllegalArgumentException("a Redis cluster has no data base but 0, was " + database);
        }
    }

    /** Who tells which server to ask. */
    public enum Kind {
        /** One server, always the same. */
        STANDALONE,
        /** One master; Sentinels know which server that is at the moment. */
        SENTINEL,
        /** Several masters, each with its share of the keys. */
        CLUSTER
    }

    /**
     * Reads a URI.
     *
     * @param uri as {@link dev.gatehouse.redis.RedisStores} describes it
     * @return what it says
     * @throws IllegalArgumentException if it says anything else, or not enough
     */
    public static RedisUri parse(URI uri) {
        var kind = uri.getScheme() == null ? null : KINDS.get(uri.getScheme());
        if (kind == null) {
            throw new IllegalArgumentException("a Redis URI begins with one of "
                    + KINDS.keySet().stream().sorted().toList() + " and ://");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null || uri.getRawAuthority() == null) {
            throw new IllegalArgumentException("a Redis URI has a host, and neither query nor fragment");
        }
        var authority = uri.getRawAuthority();
        int at = authority.lastIndexOf('@');
        var hosts = Arrays.stream(authority.substring(at + 1).split(",", -1))
                .map(host -> address(host, kind))
                .toList();
        var path = path(uri, kind);
        return new RedisUri(
                kind,
                uri.getScheme().startsWith("rediss"),
                hosts,
                kind == Kind.SENTINEL ? decode(path.get(0)) : "",
                at < 0 ? Login.none() : login(authority.substring(0, at)),
                database(path.get(path.size() - 1), kind));
    }

    private static Address address(String text, Kind kind) {
        var parts = HOST.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("a host of a Redis URI is a name or an address, and perhaps a port");
        }
        var host = parts.group(1).startsWith("[")
                ? parts.group(1).substring(1, parts.group(1).length() - 1)
                : parts.group(1);
        var port = parts.group(2);
        int usual = kind == Kind.SENTINEL ? SENTINEL_PORT : REDIS_PORT;
        return new Address(host, port == null ? usual : Integer.parseInt(port));
    }

    /** One part for the data base, after one for the master's name where there are Sentinels. */
    private static List<String> path(URI uri, Kind kind) {
        var raw = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        var parts = List.of(raw.substring(1).split("/", -1));
        if (kind == Kind.SENTINEL && parts.get(0).isEmpty()) {
            throw new IllegalArgumentException("a redis-sentinel URI names the master: redis-sentinel://host/master");
        }
        if (parts.size() > (kind == Kind.SENTINEL ? 2 : 1)) {
            throw new IllegalArgumentException("the path of a Redis URI has too many parts: " + parts.size());
        }
        return kind == Kind.SENTINEL && parts.size() == 1 ? List.of(parts.get(0), "") : parts;
    }

    private static int database(String text, Kind kind) {
        if (text.isEmpty()) {
            return 0;
        }
        if (kind == Kind.CLUSTER || !DATABASE.matcher(text).matches()) {
            throw new IllegalArgumentException("the path of a " + kind + " URI ends in the number of a data base"
                    + " (a cluster has none), not in " + text.length() + " other characters");
        }
        return Integer.parseInt(text);
    }

    private static Login login(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("a Redis URI with a user has a password: user:password@host");
        }
        return new Login(emptyToNull(decode(text.substring(0, colon))), Secret.of(decode(text.substring(colon + 1))));
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String decode(String text) {
        // The decoder is made for forms, in which a plus is a space.
        return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    }
}
