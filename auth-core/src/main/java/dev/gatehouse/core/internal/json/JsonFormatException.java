// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.internal.json;

/**
 * A text is not the JSON that was expected. The message names the place, never the content.
 *
 * @since 0.1
 */
public final class JsonFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * A finding.
     *
     * @param message the place and what is wrong there
     */
    public JsonFormatException(String message) {
        super(message);
    }
}
