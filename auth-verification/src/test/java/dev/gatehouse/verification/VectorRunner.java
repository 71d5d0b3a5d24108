// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification;

import dev.gatehouse.verification.register.Register;
import dev.gatehouse.verification.vector.Result;
import dev.gatehouse.verification.vector.Selection;
import dev.gatehouse.verification.vector.Tally;
import dev.gatehouse.verification.vector.UnusableException;
import dev.gatehouse.verification.vector.Vector;
import dev.gatehouse.verification.vector.Vectors;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs test vectors: {@code VectorRunner DIR [FILE/AREA or FILE …] [--unsupported]}. One line per area, then every failed id
 * with expected and actual; the option names every unsupported id and what it needs. Exit code 1 if any failed, 2 if the
 * arguments are of no use.
 */
public final class VectorRunner {
    private static final int FAILED = 1;
    private static final int UNUSABLE = 2;
    private static final String LIST_UNSUPPORTED = "--unsupported";

    private final PrintStream out;
    private final VectorJudge judge;

    public VectorRunner(PrintStream out) {
        this.out = out;
        this.judge = new VectorJudge(Register.load());
    }

    public static void main(String[] arguments) {
        // Warnings of the gateways under test would stand between the results.
        System.setProperty("org.slf4j.simpleLogger.log.dev.gatehouse", "off");
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(new VectorRunner(out).run(List.of(arguments)));
    }

    /**
     * Runs.
     *
     * @param arguments the directory, areas, options
     * @return the exit code
     */
    public int run(List<String> arguments) {
        try {
            var words = new ArrayList<>(arguments);
            boolean listsUnsupported = words.remove(LIST_UNSUPPORTED);
            if (words.isEmpty()) {
                throw new UnusableException(
                        "usage: VectorRunner DIR [FILE/AREA or FILE ...] [" + LIST_UNSUPPORTED + "]");
            }
            var tallies = run(Selection.of(Vectors.in(Path.of(words.remove(0))), words));
            if (listsUnsupported) {
                entries(tallies, Result.Unsupported.class).forEach(this::nameUnsupported);
            }
            return report(tallies);
        } catch (UnusableException unusable) {
            out.println(unusable.getMessage());
            return UNUSABLE;
        }
    }

    /**
     * Runs areas and prints a line for each.
     *
     * @param areas vectors by area
     * @return their results
     */
    public List<Tally> run(Map<String, List<Vector>> areas) {
        var tallies = new ArrayList<Tally>();
        areas.forEach((area, vectors) -> {
            var tally = new Tally(area);
            vectors.forEach(vector -> tally.add(vector, judge.judge(vector)));
            out.println(tally);
            tallies.add(tally);
        });
        return tallies;
    }

    private static List<Tally.Entry> entries(List<Tally> tallies, Class<? extends Result> kind) {
        return tallies.stream()
                .flatMap(tally -> tally.entries().stream())
                .filter(entry -> kind.isInstance(entry.result()))
                .toList();
    }

    private void nameUnsupported(Tally.Entry entry) {
        out.println(entry.vector().qualifiedId() + " needs " + ((Result.Unsupported) entry.result()).reason());
    }

    private int report(List<Tally> tallies) {
        var failed = entries(tallies, Result.Failed.class);
        failed.forEach(this::nameFailed);
        return failed.isEmpty() ? 0 : FAILED;
    }

    private void nameFailed(Tally.Entry entry) {
        out.println();
        out.println(
                entry.vector().qualifiedId() + " " + entry.vector().at("title").asText());
        ((Result.Failed) entry.result()).mismatches().forEach(mismatch -> out.println("  " + mismatch));
    }
}
