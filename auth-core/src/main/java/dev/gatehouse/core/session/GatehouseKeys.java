// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.core.internal.crypto.Sha256;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.SessionId;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Our own keys: a prefix, an underscore, 43 random letters and digits – 256 bits – and six more that are a checksum of
 * all before them. A program that looks for leaked secrets finds them with {@code gatehouse_[0-9A-Za-z]{49}} and tells
 * them from chance by the checksum: the CRC-32 of the text before, in base 62 with the digits 0–9, A–Z, a–z. What begins
 * like one of our keys and has another checksum is none, and no store is asked.
 *
 * <p>Keys of other forms may be taken over. All are stored under the SHA-256 of the whole key, as
 * {@link Sha256KeyNaming} has it. Users are named apart from keys, by organization and name.
 *
 * @since 0.1
 */
public final class GatehouseKeys implements KeyMinting {
    private static final String STANDARD_PREFIX = "gatehouse";
    private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9]{1,19}");
    private static final int RANDOM_LENGTH = 43;
    private static final int LONGEST_NAME = 4096;

    private final Sha256KeyNaming naming = new Sha256KeyNaming();
    private final Sha256 sha256 = new Sha256();
    private final String mark;

    private GatehouseKeys(String mark) {
        this.mark = mark;
    }

    /** {@return keys that begin with {@code gatehouse_}} */
    public static GatehouseKeys standard() {
        return withPrefix(STANDARD_PREFIX);
    }

    /**
     * Keys with a prefix of the host's own.
     *
     * @param prefix 2 to 20 lower-case letters and digits, a letter first
     * @return the keys
     */
    public static GatehouseKeys withPrefix(String prefix) {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException(
                    "prefix must be 2 to 20 lower-case letters and digits, a letter first, was " + prefix);
        }
        return new GatehouseKeys(prefix + "_");
    }

    @Override
    public NamedKey mint(OrganizationId organization, SecureRandom random) {
        var text = new StringBuilder(mark);
        for (int i = 0; i < RANDOM_LENGTH; i++) {
            text.append(Base62.digit(random.nextInt(Base62.RADIX)));
        }
        var key = Secret.of(text.append(Base62.checksum(text)).toString());
        return new NamedKey(key, storedAs(key));
    }

    @Override
    public Optional<NamedKey> adopt(OrganizationId organization, Secret chosen) {
        boolean printable = chosen.reveal().chars().noneMatch(c -> Character.isISOControl(c) || c == '\uFFFD');
        return printable && !candidates(organization, chosen).isEmpty()
                ? Optional.of(new NamedKey(chosen, storedAs(chosen)))
                : Optional.empty();
    }

    @Override
    public SessionId storedAs(Secret key) {
        return naming.idOf(key);
    }

    @Override
    public List<SessionId> candidates(OrganizationId organization, Secret presented) {
        return looksRight(presented) ? naming.candidates(organization, presented) : List.of();
    }

    private boolean looksRight(Secret presented) {
        var text = presented.reveal();
        return !text.startsWith(mark) || isOurs(text);
    }

    private boolean isOurs(String text) {
        int length = mark.length() + RANDOM_LENGTH;
        return text.length() == length + Base62.CHECKSUM_LENGTH
                && Base62.checksum(text.substring(0, length)).equals(text.substring(length));
    }

    @Override
    public List<SessionId> made(OrganizationId organization, Secret key) {
        return naming.made(organization, key);
    }

    @Override
    public List<SessionId> identified(OrganizationId organization, Secret identity) {
        return naming.identified(organization, identity);
    }

    /** A record of a user has a name that no key can have. */
    @Override
    public List<SessionId> users(OrganizationId organization, String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return List.of();
        }
        // The length keeps organization and name apart.
        var owner = organization.value();
        var text = owner.length() + ":" + owner + ":" + name;
        return List.of(new SessionId("user-" + sha256.hex(text.getBytes(UTF_8))));
    }
}
