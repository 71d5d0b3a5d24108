// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.verification.kind.Kinds;
import dev.gatehouse.verification.register.Register;
import dev.gatehouse.verification.register.Unsupported;
import dev.gatehouse.verification.vector.Mismatch;
import dev.gatehouse.verification.vector.Result;
import dev.gatehouse.verification.vector.Vector;
import java.util.ArrayList;
import java.util.List;

/** Runs one vector and says what came out. */
public final class VectorJudge {
    private final Register register;

    public VectorJudge(Register register) {
        this.register = register;
    }

    /**
     * Runs a vector.
     *
     * @param vector the vector
     * @return its result
     */
    public Result judge(Vector vector) {
        var missing = Unsupported.reasonFor(vector);
        if (missing.isPresent()) {
            return new Result.Unsupported(missing.get());
        }
        var ours = register.answerTo(vector);
        if (ours.isEmpty()) {
            return result(mismatches(vector), new Result.Same());
        }
        var found = new ArrayList<>(mismatches(vector.expecting(ours.get().expected())));
        ours.get().gateway().ifPresent(settings -> found.addAll(mismatches(switched(vector, (ObjectNode) settings))));
        ours.get().api().ifPresent(members -> found.addAll(mismatches(switchedByApi(vector, (ObjectNode) members))));
        return result(found, new Result.Different(ours.get().row()));
    }

    /** With the switch on, the answer must be the original's again. */
    private static Vector switched(Vector vector, ObjectNode settings) {
        var content = vector.content().deepCopy();
        content.withObject(content.has("config") ? "/config" : "/gateway").setAll(settings);
        return new Vector(vector.file(), vector.id(), content);
    }

    private static Vector switchedByApi(Vector vector, ObjectNode members) {
        var content = vector.content().deepCopy();
        content.withObject("/api").setAll(members);
        return new Vector(vector.file(), vector.id(), content);
    }

    private static Result result(List<Mismatch> mismatches, Result otherwise) {
        return mismatches.isEmpty() ? otherwise : new Result.Failed(mismatches);
    }

    /** Whatever goes wrong is an answer that nobody expects. */
    private static List<Mismatch> mismatches(Vector vector) {
        try {
            return Kinds.of(vector)
                    .map(kind -> kind.check(vector))
                    .orElseGet(() -> List.of(new Mismatch("kind", "one that the runner knows", kindOf(vector))));
        } catch (RuntimeException failure) {
            return List.of(new Mismatch("run", "an answer", failure.toString()));
        }
    }

    private static String kindOf(Vector vector) {
        return vector.at("group").asText(vector.at("kind").asText("none"));
    }
}
