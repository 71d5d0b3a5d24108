// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.access.AccessDecision.Answered;
import dev.gatehouse.access.AccessDecision.Denied;
import dev.gatehouse.access.AccessDecision.Granted;

/** How failures of assertions speak of decisions. */
final class Wording {
    private Wording() {}

    static String of(AccessDecision decision) {
        if (decision instanceof Granted granted) {
            return granted.session()
                    .map(stored -> "granted to session " + stored.id())
                    .orElse("granted without a session");
        }
        if (decision instanceof Denied denied) {
            var denial = denied.denial();
            return "denied with " + denial.status() + " " + denial.id() + " \"" + denial.message() + "\" ("
                    + denial.detail() + ")";
        }
        var answer = ((Answered) decision).answer();
        return "answered with " + answer.status() + " \"" + answer.body() + "\"";
    }
}
