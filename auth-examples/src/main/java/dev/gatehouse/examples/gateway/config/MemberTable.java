// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every member that is known, as the resource {@code members.txt} lists them; exact ones before subtrees. */
final class MemberTable {
    private static final String RESOURCE = "members.txt";
    private static final MemberTable KNOWN = new MemberTable(lines());

    private final List<Member> members;

    private MemberTable(List<String> lines) {
        this.members = lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(Member::parse)
                .toList();
    }

    static MemberTable known() {
        return KNOWN;
    }

    private static List<String> lines() {
        try (var resource = MemberTable.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException("the resource " + RESOURCE + " is missing");
            }
            return new String(resource.readAllBytes(), UTF_8).lines().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    List<Member> all() {
        return members;
    }

    Optional<Member> at(String path) {
        return members.stream().filter(member -> member.covers(path)).findFirst();
    }

    Optional<Member> namedBy(String variable) {
        return members.stream().filter(member -> member.namedBy(variable)).findFirst();
    }

    /** Whether known members lie below a path. */
    boolean hasBelow(String path) {
        return members.stream().anyMatch(member -> member.path().startsWith(path + "."));
    }

    /** The known spelling of a path that differs from it by case only. */
    Optional<String> spelling(String path) {
        var wanted = path.toLowerCase(Locale.ROOT);
        return members.stream()
                .map(Member::path)
                .map(known -> sameDepth(known, path))
                .filter(known -> known.equals(wanted) && !known.equals(path))
                .findFirst();
    }

    private static String sameDepth(String known, String path) {
        boolean deeper = known.length() > path.length() && known.charAt(path.length()) == '.';
        return deeper ? known.substring(0, path.length()) : known;
    }
}
