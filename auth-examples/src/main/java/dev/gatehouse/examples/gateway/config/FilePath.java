// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads names of files, which an operator may have written in any way. */
final class FilePath {
    private FilePath() {}

    /** Empty for a text that this system cannot have as the name of a file. */
    static Optional<Path> read(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException impossible) {
            return Optional.empty();
        }
    }
}
