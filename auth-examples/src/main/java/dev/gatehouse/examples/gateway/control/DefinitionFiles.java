// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import dev.gatehouse.core.tyk.LoadedDefinition;
import dev.gatehouse.core.tyk.LoadedDefinition.Problem;
import dev.gatehouse.core.tyk.TykDefinitions;
import dev.gatehouse.examples.gateway.settings.Definitions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The directory of definitions. An id becomes a file name only if it could not be anything else than one. */
final class DefinitionFiles {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,127}");
    private static final String SUFFIX = ".json";
    private static final String OPEN_API = "-oas";
    static final String OPEN_API_PATH = "oas";
    private static final int ID_BYTES = 16;

    private final Definitions settings;
    private final SecureRandom random;

    DefinitionFiles(Definitions settings, SecureRandom random) {
        this.settings = settings;
        this.random = random;
    }

    boolean exist() {
        return settings.directory().isPresent();
    }

    /**
     * An id with the ending of OpenAPI files would hide the definition whose file has the name without it, and the word
     * itself is a path of the original.
     */
    static boolean isId(String text) {
        return ID.matcher(text).matches() && !text.endsWith(OPEN_API) && !text.equals(OPEN_API_PATH);
    }

    String newId() {
        var bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Why a definition would not be served. */
    List<Problem> problems(String json) {
        return TykDefinitions.read(json, settings.reading()) instanceof LoadedDefinition.Refused refused
                ? refused.problems()
                : List.of();
    }

    /**
     * Writes a definition under the name it has, or one made of its id; readers see the old text or the new one.
     *
     * @return whether it was written: a file that holds another definition is left as it is
     */
    synchronized boolean write(Optional<String> name, String id, String json) {
        var target = name.or(() -> existing(id)).orElseGet(() -> fileOf(id));
        if (!isFreeFor(id, place(target))) {
            return false;
        }
        replace(place(target), json);
        return true;
    }

    /** An OpenAPI document beside it would keep a file that is named by its id alone from being read. */
    private Optional<String> existing(String id) {
        var document = id + OPEN_API + SUFFIX;
        return isId(id) && Files.exists(place(document)) ? Optional.of(document) : Optional.empty();
    }

    private boolean isFreeFor(String id, Path target) {
        try {
            return Files.notExists(target) || idOf(Files.readString(target)).equals(Optional.of(id));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Optional<String> idOf(String json) {
        var definition = TykDefinitions.read(json, settings.reading());
        return definition instanceof LoadedDefinition.Served served
                ? Optional.of(served.api().api().id().value())
                : ((LoadedDefinition.Refused) definition).apiId();
    }

    private void replace(Path target, String json) {
        try {
            var draft = Files.createTempFile(directory(), "definition-", ".tmp");
            try {
                Files.writeString(draft, json);
                Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Deletes a definition, and with an OpenAPI document the classic form that restates it. */
    boolean delete(String name) {
        try {
            boolean deleted = Files.deleteIfExists(place(name));
            if (name.endsWith(OPEN_API + SUFFIX)) {
                Files.deleteIfExists(place(name.replace(OPEN_API + SUFFIX, SUFFIX)));
            }
            return deleted;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String fileOf(String id) {
        if (!isId(id)) {
            throw new IllegalArgumentException("not an id that can be a file name");
        }
        return id + SUFFIX;
    }

    private Path directory() {
        return settings.directory().orElseThrow();
    }

    /** The last defense: whatever the name, nothing outside of the directory is touched. */
    private Path place(String name) {
        var directory = directory().toAbsolutePath().normalize();
        var place = directory.resolve(name).normalize();
        if (!directory.equals(place.getParent())) {
            throw new IllegalArgumentException("a definition is kept in the directory of definitions only");
        }
        return place;
    }
}
