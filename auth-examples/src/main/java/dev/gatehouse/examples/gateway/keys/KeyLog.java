// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.keys;

import dev.gatehouse.event.AuthEvent;
import dev.gatehouse.event.EventListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what operators do to keys. Of the name of a record, which may be the key itself, the last characters at most. */
final class KeyLog implements EventListener {
    private static final Logger LOG = LoggerFactory.getLogger(KeyLog.class);

    @Override
    public void on(AuthEvent event) {
        if (event instanceof AuthEvent.TokenEvent token) {
            LOG.info("key {} of organization {} was {}", token.session(), organization(token), done(token));
        }
    }

    private static String organization(AuthEvent.TokenEvent token) {
        return token.organization().isNone()
                ? "(not said)"
                : printable(token.organization().value());
    }

    /** An operator's text must not forge lines of the log. */
    static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    private static String done(AuthEvent.TokenEvent token) {
        if (token instanceof AuthEvent.TokenCreated) {
            return "created";
        }
        return token instanceof AuthEvent.TokenDeleted ? "deleted" : "written";
    }
}
