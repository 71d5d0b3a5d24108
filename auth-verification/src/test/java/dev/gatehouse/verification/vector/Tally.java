// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.vector;

import java.util.ArrayList;
import java.util.List;

/** The results of one area. */
public final class Tally {
    private final String area;
    private final List<Entry> entries = new ArrayList<>();

    public Tally(String area) {
        this.area = area;
    }

    /**
     * A vector and what came out of it.
     *
     * @param vector the vector
     * @param result its result
     */
    public record Entry(Vector vector, Result result) {}

    public void add(Vector vector, Result result) {
        entries.add(new Entry(vector, result));
    }

    /** {@return the name, file and area} */
    public String area() {
        return area;
    }

    /** {@return all vectors with their results} */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** {@return how many results are of a kind} */
    public long count(Class<? extends Result> kind) {
        return entries.stream().map(Entry::result).filter(kind::isInstance).count();
    }

    @Override
    public String toString() {
        return "%s same=%d different=%d unsupported=%d failed=%d"
                .formatted(
                        area,
                        count(Result.Same.class),
                        count(Result.Different.class),
                        count(Result.Unsupported.class),
                        count(Result.Failed.class));
    }
}
