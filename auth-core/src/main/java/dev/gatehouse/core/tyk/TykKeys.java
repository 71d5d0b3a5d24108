// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.core.session.KeyMinting;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The original's key ids and how they are stored. Pure but for minting; thread-safe.
 *
 * @since 0.1
 */
public final class TykKeys implements KeyMinting {
    private static final int LONGEST = 4096;
    private static final int RANDOM_BYTES = 16;

    private final TykKeySettings settings;
    private final KeyHasher hasher = new KeyHasher();

    // Made once, for every request needs it.
    private final Function<KeyText, SessionId> toId = this::id;

    private TykKeys(TykKeySettings settings) {
        this.settings = settings;
    }

    /**
     * Keys under the given settings.
     *
     * @param settings the settings
     * @return the keys
     */
    public static TykKeys of(TykKeySettings settings) {
        return new TykKeys(settings);
    }

    /**
     * Reads the organization out of a key.
     *
     * @param key in either form
     * @return the organization; none if the key does not tell
     */
    public static OrganizationId organizationOf(Secret key) {
        return KeyText.read(key).organization();
    }

    /**
     * Hashes a text as the original does in names of counters.
     *
     * @param text the text
     * @return 32 bits in hexadecimal; as with every such hash of the original, the last one to three bytes do not count if
     *     the number of bytes is no multiple of four
     */
    public static String shortHash(String text) {
        return HexFormat.of().toHexDigits(Murmur3.truncated32(text.getBytes(UTF_8)));
    }

    @Override
    public List<SessionId> candidates(OrganizationId organization, Secret presented) {
        return forms(organization, presented, toId);
    }

    /**
     * Lists the keys that a presented one may stand for.
     *
     * @param organization tenant of the API that is asked for
     * @param presented the key as the client sent it
     * @return the keys, the likeliest first; empty if no session can have such a key: it is too short, longer than
     *     4,096 bytes, no UTF-8, or holds control characters
     */
    public List<NamedKey> names(OrganizationId organization, Secret presented) {
        return forms(organization, presented, this::named);
    }

    private <T> List<T> forms(OrganizationId organization, Secret presented, Function<KeyText, T> view) {
        if (presented.length() == 0 || presented.length() < settings.minLength() || presented.length() > LONGEST) {
            return List.of();
        }
        var text = KeyText.read(presented);
        if (!text.isPossible()) {
            return List.of();
        }
        // A key that names the organization itself stands for nothing else.
        boolean itselfOnly = text.names(organization) || !settings.byUsername();
        return itselfOnly
                ? List.of(view.apply(text))
                : forms(organization.value().getBytes(UTF_8), text, view);
    }

    private <T> List<T> forms(byte[] organization, KeyText text, Function<KeyText, T> view) {
        var id = KeyText.idWithout(organization, text.bytes());
        if (id.length == 0) {
            return List.of(view.apply(text));
        }
        var usual = KeyText.write(organization, id, settings.hashFunction());
        if (!settings.fallbackFunctions().isEmpty()) {
            return olderForms(usual, text, organization, id).map(view).toList();
        }
        return usual.isSameKeyAs(text) ? List.of(view.apply(text)) : List.of(view.apply(usual), view.apply(text));
    }

    private Stream<KeyText> olderForms(KeyText usual, KeyText text, byte[] organization, byte[] id) {
        var forms = new ArrayList<KeyText>();
        forms.add(usual);
        addIfNew(forms, text);
        for (var function : settings.fallbackFunctions()) {
            addIfNew(forms, KeyText.write(organization, id, function));
        }
        return forms.stream();
    }

    private static void addIfNew(List<KeyText> forms, KeyText form) {
        if (forms.stream().noneMatch(form::isSameKeyAs)) {
            forms.add(form);
        }
    }

    private NamedKey named(KeyText key) {
        return new NamedKey(key.secret(), id(key));
    }

    private SessionId id(KeyText key) {
        return new SessionId(settings.hashKeys() ? hash(key) : key.text());
    }

    private String hash(KeyText key) {
        return hasher.hash(settings.functionFor(key.function()), key.bytes());
    }

    @Override
    public NamedKey mint(OrganizationId organization, SecureRandom random) {
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return custom(organization, Secret.of(HexFormat.of().formatHex(bytes)));
    }

    /**
     * Makes a key with an id of one's own. Whoever lets others choose ids looks with {@link #names} whether the key
     * could be presented.
     *
     * @param organization its organization
     * @param id its id, with which alone the key may be presented, too; an organization in front of it does not count
     * @return the key
     */
    public NamedKey custom(OrganizationId organization, Secret id) {
        var owner = organization.value().getBytes(UTF_8);
        return named(KeyText.write(owner, KeyText.idWithout(owner, id.bytes()), settings.hashFunction()));
    }

    @Override
    public SessionId storedAs(Secret key) {
        return id(KeyText.read(key));
    }

    /**
     * Hashes a key.
     *
     * @param key the whole key
     * @return its hash; empty where keys are not hashed
     */
    public Optional<String> hashOf(Secret key) {
        return settings.hashKeys() ? Optional.of(hash(KeyText.read(key))) : Optional.empty();
    }

    /** {@inheritDoc} Both must be presentable: the custom part, by which operators point at the key, and the whole. */
    @Override
    public Optional<NamedKey> adopt(OrganizationId organization, Secret chosen) {
        if (candidates(organization, chosen).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(custom(organization, chosen))
                .filter(whole -> !candidates(organization, whole.key()).isEmpty());
    }

    /** {@inheritDoc} A custom key is meant by its own id, too, which stands in the whole one or behind its organization. */
    @Override
    public List<Secret> spellings(OrganizationId organization, Secret presented, StoredSession found) {
        var whole = names(organization, presented).stream()
                .filter(key -> key.id().equals(found.id()))
                .findFirst()
                .map(NamedKey::key)
                .orElse(presented);
        var owner = found.session().organization().value().getBytes(UTF_8);
        var alone = KeyText.idWithout(owner, whole.bytes());
        return Stream.of(Stream.of(Secret.of(alone)), KeyText.idIn(whole).stream(), Stream.of(whole))
                .flatMap(texts -> texts)
                .filter(text -> text.length() > 0)
                .distinct()
                .toList();
    }

    /**
     * {@inheritDoc} A name stands for the key with that custom id, however short it is, and for the one that organization
     * and name made before keys had a form.
     */
    @Override
    public List<SessionId> users(OrganizationId organization, String name) {
        var id = Secret.of(name);
        boolean formless = settings.hashFunction().isEmpty();
        if (name.isEmpty()
                || id.length() > LONGEST
                || (formless && id.length() < settings.minLength())
                || !KeyText.read(id).isPossible()) {
            return List.of();
        }
        var owner = organization.value().getBytes(UTF_8);
        var older = KeyText.write(owner, KeyText.idWithout(owner, id.bytes()), "");
        return Stream.of(
                        Stream.of(custom(organization, id).id()),
                        candidates(organization, id).stream(),
                        Stream.of(id(older)))
                .flatMap(ids -> ids)
                .distinct()
                .toList();
    }

    /** {@inheritDoc} That is the key as the method gave it, whatever its form. */
    @Override
    public List<SessionId> made(OrganizationId organization, Secret key) {
        boolean possible =
                key.length() > 0 && key.length() <= LONGEST && KeyText.read(key).isPossible();
        return possible ? List.of(storedAs(key)) : List.of();
    }

    /** {@inheritDoc} That is a key whose custom part is the MD5 of the text, as in the original. */
    @Override
    public List<SessionId> identified(OrganizationId organization, Secret identity) {
        return List.of(
                custom(organization, Secret.of(Md5.hex(identity.bytes()))).id());
    }
}
