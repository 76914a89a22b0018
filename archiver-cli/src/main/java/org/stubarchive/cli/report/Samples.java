package org.stubarchive.cli.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Choice of the samples that a short form shows. */
final class Samples {
    private Samples() {}

    /** So many samples that grew or stayed, heaviest first, then so many that shrank. */
    static List<Sample> heaviest(List<Sample> samples, int each) {
        List<Sample> sorted = new ArrayList<>(samples);
        // The sort is stable: equal weights stay in the order of their ids.
        sorted.sort(Comparator.comparingLong((Sample s) -> -Math.abs(s.weight())));
        List<Sample> result = new ArrayList<>();
        sorted.stream().filter(s -> s.weight() >= 0).limit(each).forEach(result::add);
        sorted.stream().filter(s -> s.weight() < 0).limit(each).forEach(result::add);
        return result;
    }
}
