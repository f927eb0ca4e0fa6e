// SPDX-License-Identifier: EUPL-1.2
package city.bench.dmn;

import city.bench.workload.City;
import java.lang.ref.Reference;

/// A process that weighs the columns of a city on the heap and prints the ratio to the widths of their types, null masks
/// counted as weight and not as width.
public final class ColumnsWeight {
    /// Bytes a person: a date, six small numbers or codes, two booleans.
    private static final double WIDTH = 4 + 6 + 2.0 / 8;

    private ColumnsWeight() {}

    public static void main(String[] args) {
        var before = used();
        var city = new City(663_000);
        var columns = OurPopulation.children(city);
        var weight = used() - before;
        System.out.println(weight / (columns.size() * WIDTH));
        Reference.reachabilityFence(city);
    }

    private static long used() {
        for (var i = 0; i < 3; i++) {
            System.gc();
        }
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
