// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import dev.gatehouse.explanation.Step.Verdict;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.policy.Usage;
import java.util.List;
import java.util.Locale;

/** Tells a trace how each limit stands. Whose counter it is is not told: it may be a key. */
final class LimitSteps {
    private LimitSteps() {}

    static void note(List<LimitRequest> requests, List<Usage> usage, Trace trace) {
        if (!trace.isRecording()) {
            return;
        }
        for (int i = 0; i < usage.size(); i++) {
            var one = usage.get(i);
            trace.note(rule(one), subject(requests.get(i), one), verdict(one));
        }
    }

    /** For instance {@code limit.session_rate}, as the denial is called. */
    private static String rule(Usage usage) {
        return ("limit." + usage.level() + "_" + usage.measure()).toLowerCase(Locale.ROOT);
    }

    private static String subject(LimitRequest request, Usage usage) {
        var key = request.key();
        var text = new StringBuilder()
                .append(usage.limit().permits())
                .append(" in ")
                .append(usage.limit().period());
        append(text, " of ", key.endpoint());
        append(text, " counted for ", key.scope());
        return text.append(": ")
                .append(usage.status().remaining())
                .append(" left, all again at ")
                .append(usage.status().reset())
                .toString();
    }

    private static void append(StringBuilder text, String before, String name) {
        if (!name.isEmpty()) {
            text.append(before).append(name);
        }
    }

    private static Verdict verdict(Usage usage) {
        return usage.status().granted() ? Verdict.PASSED : Verdict.REFUSED;
    }
}
