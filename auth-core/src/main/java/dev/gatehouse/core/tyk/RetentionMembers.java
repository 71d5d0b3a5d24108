// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.session.Lifetime.Retention;
import java.time.Duration;

/** How long a record is kept, as three members of a session object say it together. */
final class RetentionMembers {
    private static final String LIFETIME = "session_lifetime";
    private static final String ACTION = "post_expiry_action";
    private static final String GRACE = "post_expiry_grace_period";
    private static final String DELETE = "delete";
    private static final String RETAIN = "retain";
    private static final long FOREVER = -1;

    private RetentionMembers() {}

    static Retention read(ObjectNode object) {
        var action = JsonMembers.text(object, ACTION);
        long grace = object.path(GRACE).longValue();
        if (action.equals(DELETE)) {
            return new Retention.AfterExpiry(Duration.ZERO);
        }
        if (action.equals(RETAIN) && grace != 0) {
            return grace == FOREVER ? new Retention.Forever() : new Retention.AfterExpiry(Duration.ofSeconds(grace));
        }
        long fixed = object.path(LIFETIME).longValue();
        return fixed > 0 ? new Retention.Fixed(Duration.ofSeconds(fixed)) : Retention.UNSTATED;
    }

    /** Changes what is known only where it says something else; members that others outweigh stay. */
    static void write(Retention retention, ObjectNode record) {
        if (read(record).equals(retention)) {
            return;
        }
        if (retention instanceof Retention.AfterExpiry after) {
            writeGrace(wholeSeconds(after.grace()), record);
        } else if (retention instanceof Retention.Forever) {
            record.put(ACTION, RETAIN).put(GRACE, FOREVER);
        } else {
            writeFixed(retention, record);
        }
    }

    private static void writeFixed(Retention retention, ObjectNode record) {
        if (retention instanceof Retention.Fixed fixed) {
            record.put(LIFETIME, wholeSeconds(fixed.time()));
        } else if (record.path(LIFETIME).longValue() > 0) {
            record.remove(LIFETIME);
        }
        var said = read(record);
        if (said instanceof Retention.AfterExpiry || said instanceof Retention.Forever) {
            record.remove(ACTION);
        }
    }

    private static void writeGrace(long seconds, ObjectNode record) {
        if (seconds == 0) {
            record.put(ACTION, DELETE);
        } else {
            // One second before the expiry would read as for ever, so it is two.
            record.put(ACTION, RETAIN).put(GRACE, seconds == FOREVER ? seconds - 1 : seconds);
        }
    }

    /** Rounded up: nothing is to be gone too early. */
    private static long wholeSeconds(Duration time) {
        return time.getNano() == 0 ? time.getSeconds() : Math.addExact(time.getSeconds(), 1);
    }
}
