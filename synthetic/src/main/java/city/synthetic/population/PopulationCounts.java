// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.population;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How many people of each age band live in each postal area of a city of the wanted size. At true
/// size these are the statistics themselves. A smaller city keeps fewer areas, so that those it has
/// are dense enough for families and streets, and shrinks them in proportion.
final class PopulationCounts {
    /// Below this a postal area would have too few adults for its children.
    private static final int LEAST_IN_AREA = 500;

    private static final AgeBand[] BANDS = AgeBand.values();

    private PopulationCounts() {}

    /// @param residents 0 for the true size
    /// @return by area in the order given and by age band; all zero for areas left out
    static List<Map<AgeBand, Integer>> of(List<PostalArea> areas, int residents) {
        int total = areas.stream().mapToInt(PostalArea::total).sum();
        if (residents == 0 || residents == total) {
            return areas.stream().map(PostalArea::residents).toList();
        }
        if (residents < 2000 || residents > total) {
            throw new IllegalArgumentException(
                    "residents must be 0 or 2,000 to %,d".formatted(total));
        }
        var dense =
                IntStream.range(0, areas.size())
                        .filter(i -> areas.get(i).total() >= 2 * LEAST_IN_AREA)
                        .toArray();
        int kept = Math.clamp(residents / LEAST_IN_AREA, 1, dense.length);
        var chosen =
                kept == dense.length
                        ? IntStream.range(0, areas.size()).toArray()
                        : IntStream.range(0, kept)
                                .map(i -> dense[i * dense.length / kept])
                                .toArray();
        return shrink(areas, chosen, residents);
    }

    /// Largest remainders: each count is rounded down, and what is missing goes to those that lost most.
    private static List<Map<AgeBand, Integer>> shrink(
            List<PostalArea> areas, int[] chosen, int residents) {
        double all = IntStream.of(chosen).mapToDouble(i -> areas.get(i).total()).sum();
        var counts = new int[areas.size()][BANDS.length];
        var lost = new double[chosen.length * BANDS.length];
        int missing = residents;
        for (int c = 0; c < chosen.length; c++) {
            for (int band = 0; band < BANDS.length; band++) {
                double exact =
                        areas.get(chosen[c]).residents().getOrDefault(BANDS[band], 0)
                                * residents
                                / all;
                int count = (int) Math.floor(exact);
                counts[chosen[c]][band] = count;
                missing -= count;
                lost[c * BANDS.length + band] = exact - count;
            }
        }
        IntStream.range(0, lost.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -lost[i]).thenComparing(i -> i))
                .limit(missing)
                .forEach(i -> counts[chosen[i / BANDS.length]][i % BANDS.length]++);
        return Stream.of(counts).map(PopulationCounts::byBand).toList();
    }

    private static Map<AgeBand, Integer> byBand(int[] counts) {
        var byBand = new EnumMap<AgeBand, Integer>(AgeBand.class);
        for (int band = 0; band < BANDS.length; band++) {
            byBand.put(BANDS[band], counts[band]);
        }
        return byBand;
    }
}
