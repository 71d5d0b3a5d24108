// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.vector;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The areas asked for. */
public final class Selection {
    private Selection() {}

    /**
     * Chooses areas.
     *
     * @param vectors all there are
     * @param wanted names of areas, {@code FILE/AREA}, or of whole files; empty for everything
     * @return the vectors by area, in the order of the files
     * @throws UnusableException if a name is of nothing
     */
    public static Map<String, List<Vector>> of(List<Vector> vectors, List<String> wanted) {
        for (var name : wanted) {
            if (vectors.stream().noneMatch(vector -> names(vector, name))) {
                throw new UnusableException("no vector of " + name + "; there are " + areas(vectors));
            }
        }
        return vectors.stream()
                .filter(vector -> wanted.isEmpty() || wanted.stream().anyMatch(name -> names(vector, name)))
                .collect(Collectors.groupingBy(Vector::qualifiedArea, LinkedHashMap::new, Collectors.toList()));
    }

    private static boolean names(Vector vector, String name) {
        return name.equals(vector.file()) || name.equals(vector.qualifiedArea());
    }

    private static String areas(List<Vector> vectors) {
        return vectors.stream().map(Vector::qualifiedArea).distinct().collect(Collectors.joining(", "));
    }
}
