// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.commands.ProtocolCommand;
import redis.clients.jedis.util.JedisURIHelper;

/** Commands to one server, each on a connection of its own. */
public final class Admin {
    private final Supplier<Connection> connect;

    Admin(int port) {
        connect = () -> new Connection("127.0.0.1", port);
    }

    /** To one server at a URI, without encryption. */
    Admin(URI uri) {
        var config = DefaultJedisClientConfig.builder()
                .user(JedisURIHelper.getUser(uri))
                .password(JedisURIHelper.getPassword(uri))
                .database(JedisURIHelper.getDBIndex(uri))
                .build();
        connect = () -> new Connection(JedisURIHelper.getHostAndPort(uri), config);
    }

    /** Any command; answers as Jedis gives them. */
    public Object call(Object... words) {
        try (var connection = connect.get()) {
            ProtocolCommand command = () -> String.valueOf(words[0]).getBytes(UTF_8);
            var arguments = new CommandArguments(command);
            for (int i = 1; i < words.length; i++) {
                arguments.add(
                        words[i] instanceof byte[] octets
                                ? octets
                                : String.valueOf(words[i]).getBytes(UTF_8));
            }
            return connection.executeCommand(arguments);
        }
    }

    public String text(Object... words) {
        var answer = call(words);
        return answer instanceof byte[] octets ? new String(octets, UTF_8) : String.valueOf(answer);
    }

    public List<?> list(Object... words) {
        return (List<?>) call(words);
    }

    public boolean ping() {
        return text("PING").equals("PONG");
    }

    /** One line of INFO. */
    public String info(String section, String name) {
        return line(text("INFO", section), name);
    }

    /** One line of CLUSTER INFO. */
    public String clusterInfo(String name) {
        return line(text("CLUSTER", "INFO"), name);
    }

    private static String line(String text, String name) {
        return text.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    /** Makes all keys older, and removes those that are too old then. */
    public void age(long milliseconds) {
        call("EVAL", AGE, "0", String.valueOf(milliseconds));
    }

    private static final String AGE = """
            for _, key in ipairs(redis.call('KEYS', '*')) do
              local left = redis.call('PTTL', key)
              if left >= 0 then
                left = left - tonumber(ARGV[1])
                if left <= 0 then
                  redis.call('DEL', key)
                else
                  redis.call('PEXPIRE', key, string.format('%.0f', left))
                end
              end
            end
            """;
}
