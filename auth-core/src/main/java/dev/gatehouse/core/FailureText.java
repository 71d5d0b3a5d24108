// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a log may say of an exception that other code threw: its class, its causes and where they were thrown. Never a
 * message, for nobody knows what it quotes.
 */
final class FailureText {
    private static final int CAUSES = 4;
    private static final int FRAMES = 12;

    private FailureText() {}

    static String of(Throwable failure) {
        var text = new StringBuilder(described(failure));
        @Nullable Throwable cause = failure.getCause();
        for (int i = 0; i < CAUSES && cause != null; i++) {
            text.append(", caused by ").append(described(cause));
            cause = cause.getCause();
        }
        return text.toString();
    }

    private static String described(Throwable failure) {
        var frames = Arrays.stream(failure.getStackTrace()).limit(FRAMES);
        return failure.getClass().getName()
                + frames.map(frame -> " at " + frame).collect(Collectors.joining());
    }
}
