// SPDX-License-Identifier: EUPL-1.2
package city.bench.dmn;

import city.bench.workload.City;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/// A process that counts what the columns of a city allocate, all of which they keep, and prints the ratio to the widths
/// of their types; null masks count as weight and not as width.
public final class ColumnsWeight {
    /// Bytes a person: a date, six small numbers or codes, two booleans.
    private static final double WIDTH = 4 + 6 + 2.0 / 8;

    private ColumnsWeight() {}

    public static void main(String[] args) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var before = threads.getCurrentThreadAllocatedBytes();
        var city = new City(663_000);
        var columns = OurPopulation.children(city);
        var weight = threads.getCurrentThreadAllocatedBytes() - before;
        System.out.println(weight / (columns.size() * WIDTH));
    }
}
