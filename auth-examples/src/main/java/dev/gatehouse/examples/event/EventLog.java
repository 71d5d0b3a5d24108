// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.event;

import dev.gatehouse.event.AuthEvent;
import dev.gatehouse.event.AuthEvent.RequestEvent;
import dev.gatehouse.event.AuthEvent.TokenCreated;
import dev.gatehouse.event.AuthEvent.TokenDeleted;
import dev.gatehouse.event.AuthEvent.TokenEvent;
import dev.gatehouse.event.EventListener;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Logs each event as one line. Of the name of a record, which may be the key itself, it tells the last characters at most,
 * and of a request neither its query nor its headers. What operators do and what their thresholds say is information; what
 * strangers can cause as often as they like is told only to who debugs. Thread-safe.
 *
 * @since 0.1
 */
public final class EventLog implements EventListener {
    private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);
    private static final int LONGEST = 200;
    private static final Set<Class<? extends AuthEvent>> RARE =
            Set.of(AuthEvent.QuotaTriggered.class, AuthEvent.LimitMoved.class, AuthEvent.SessionEnded.class);

    @Override
    public void on(AuthEvent event) {
        if (event instanceof TokenEvent token) {
            LOG.info("key {} of organization {} was {}", token.session(), organization(token), done(token));
        } else if (event instanceof RequestEvent request) {
            var level = RARE.contains(event.getClass()) ? Level.INFO : Level.DEBUG;
            if (LOG.isEnabledForLevel(level)) {
                LOG.atLevel(level).log(line(request));
            }
        }
    }

    private static String organization(TokenEvent token) {
        return token.organization().isNone()
                ? "(not said)"
                : printable(token.organization().value());
    }

    private static String done(TokenEvent token) {
        if (token instanceof TokenCreated) {
            return "created";
        }
        return token instanceof TokenDeleted ? "deleted" : "written";
    }

    static String line(RequestEvent event) {
        var origin = event.origin();
        return event.getClass().getSimpleName() + " at " + printable(origin.method()) + " " + printable(origin.path())
                + " of API " + printable(origin.api().value()) + " from " + printable(origin.remoteAddress()) + ": "
                + EventDetail.of(event);
    }

    /** What clients and operators wrote must not forge lines of the log, or fill it. */
    static String printable(String text) {
        var cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
        return cut.replaceAll("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]", "?");
    }
}
