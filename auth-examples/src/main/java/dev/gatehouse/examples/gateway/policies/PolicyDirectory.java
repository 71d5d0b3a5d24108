// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.policies;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;

/**
 * Writes policies, each into a file of its own. Readers see the old text or the new one.
 *
 * @since 0.1
 */
public final class PolicyDirectory {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._~-]{1,128}");

    private final Path directory;

    PolicyDirectory(Path directory) {
        this.directory = directory;
    }

    /**
     * Looks whether an id can be part of a file's name.
     *
     * @param id of a policy
     * @return whether it can
     */
    public static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    /**
     * The name of the file for a policy that has none yet.
     *
     * @param id of the policy
     * @return the name
     */
    public static String fileOf(String id) {
        if (!isId(id)) {
            throw new IllegalArgumentException("not an id that can be a file name");
        }
        return id + ".json";
    }

    /**
     * Writes a policy.
     *
     * @param file name of the file
     * @param json its text
     * @throws UncheckedIOException if it cannot be written
     */
    public void write(String file, String json) {
        try {
            var target = place(file);
            var draft = Files.createTempFile(directory, "policy-", ".tmp");
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

    /**
     * Deletes a policy.
     *
     * @param file name of the file
     * @return whether it was there
     * @throws UncheckedIOException if it cannot be deleted
     */
    public boolean delete(String file) {
        try {
            return Files.deleteIfExists(place(file));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The last defense: whatever the name, nothing outside of the directory is touched. */
    private Path place(String name) {
        var whole = directory.toAbsolutePath().normalize();
        var place = whole.resolve(name).normalize();
        if (!whole.equals(place.getParent())) {
            throw new IllegalArgumentException("a policy is kept in the directory of policies only");
        }
        return place;
    }
}
