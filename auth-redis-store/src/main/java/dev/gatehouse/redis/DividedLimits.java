// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import dev.gatehouse.limit.LimitStatus;
import dev.gatehouse.store.LimitAnswer;
import java.util.ArrayList;
import java.util.List;

/**
 * Limits whose counters no single script can use together. They are asked group by group, in the same order by everybody;
 * what was taken before one refuses is given back. Never is more granted than there is. Until it was given back, others may
 * be refused what they would have been granted, and if that fails, it is lost for the rest of the period.
 */
final class DividedLimits {
    private final CounterScripts scripts;
    private final List<List<Counter>> groups;
    private final LimitStatus[] statuses;

    DividedLimits(CounterScripts scripts, List<List<Counter>> groups) {
        this.scripts = scripts;
        this.groups = groups;
        statuses = new LimitStatus[groups.stream().mapToInt(List::size).sum()];
    }

    LimitAnswer take() {
        var taken = new ArrayList<Taken>();
        for (var group : groups) {
            var step = scripts.take(group);
            note(group, step.answer());
            if (!step.answer().granted()) {
                refuse(taken);
                break;
            }
            taken.add(step);
        }
        return LimitAnswers.of(List.of(statuses));
    }

    private void refuse(List<Taken> taken) {
        for (int i = 0; i < taken.size(); i++) {
            scripts.giveBack(groups.get(i), taken.get(i).at());
            noteIdle(groups.get(i), scripts.take(idle(groups.get(i))).answer());
        }
        for (var group : groups.subList(taken.size() + 1, groups.size())) {
            note(group, scripts.peek(group).answer());
            // What time changes is written, too, as it is where all are asked at once.
            noteIdle(group, scripts.take(idle(group)).answer());
        }
    }

    LimitAnswer peek() {
        groups.forEach(group -> note(group, scripts.peek(group).answer()));
        var answer = LimitAnswers.of(List.of(statuses));
        if (answer.granted()) {
            return answer;
        }
        groups.forEach(group -> noteIdle(group, scripts.peek(idle(group)).answer()));
        return LimitAnswers.of(List.of(statuses));
    }

    private void note(List<Counter> group, LimitAnswer answer) {
        for (int i = 0; i < group.size(); i++) {
            statuses[group.get(i).number()] = answer.statuses().get(i);
        }
    }

    /** Those that would have been granted show what is left without this request. */
    private void noteIdle(List<Counter> group, LimitAnswer answer) {
        for (int i = 0; i < group.size(); i++) {
            int number = group.get(i).number();
            var asked = statuses[number];
            if (asked.granted()) {
                var idle = answer.statuses().get(i);
                statuses[number] = new LimitStatus(
                        true, asked.permits(), idle.remaining(), idle.resetAt(), idle.retryAfter(), asked.allowance());
            }
        }
    }

    private static List<Counter> idle(List<Counter> group) {
        return group.stream().map(Counter::idle).toList();
    }
}
