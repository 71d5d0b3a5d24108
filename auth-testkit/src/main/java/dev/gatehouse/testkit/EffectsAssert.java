// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit;

import dev.gatehouse.http.Effects;
import java.util.Locale;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on what the host must apply to a request and its answer.
 *
 * @since 0.1
 */
public final class EffectsAssert extends AbstractAssert<EffectsAssert, Effects> {
    EffectsAssert(Effects actual) {
        super(actual, EffectsAssert.class);
    }

    /**
     * The backend does not see a header of the client.
     *
     * @param name of the header
     * @return this
     */
    public EffectsAssert removesHeader(String name) {
        return removes("header", name, actual.request().headers().contains(name.toLowerCase(Locale.ROOT)));
    }

    /**
     * The backend does not see a query parameter.
     *
     * @param name of the parameter
     * @return this
     */
    public EffectsAssert removesParameter(String name) {
        return removes("parameter", name, actual.request().parameters().contains(name));
    }

    /**
     * The backend does not see a cookie.
     *
     * @param name of the cookie
     * @return this
     */
    public EffectsAssert removesCookie(String name) {
        return removes("cookie", name, actual.request().cookies().contains(name));
    }

    /**
     * The backend sees a header line that the client did not send.
     *
     * @param name of the header
     * @param value of its first line
     * @return this
     */
    public EffectsAssert addsToRequest(String name, String value) {
        return adds("request", name, value, actual.request().added().first(name));
    }

    /**
     * The client sees a header line.
     *
     * @param name of the header
     * @param value of its first line
     * @return this
     */
    public EffectsAssert addsToAnswer(String name, String value) {
        return adds("answer", name, value, actual.response().first(name));
    }

    private EffectsAssert removes(String what, String name, boolean removed) {
        if (!removed) {
            failWithMessage("expected %s %s to be removed, but effects were %s", what, name, actual);
        }
        return this;
    }

    private EffectsAssert adds(String where, String name, String value, @Nullable String found) {
        if (!value.equals(found)) {
            failWithMessage("expected the %s to get header %s: \"%s\", but found \"%s\"", where, name, value, found);
        }
        return this;
    }
}
