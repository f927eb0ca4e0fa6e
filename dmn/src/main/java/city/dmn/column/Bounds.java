// SPDX-License-Identifier: EUPL-1.2
package city.dmn.column;

import city.dmn.Column;
import org.jspecify.annotations.Nullable;

/// The least and the greatest value of a column, nulls left out: looked for anew at each sweep, so it has to run at the
/// speed of the memory.
final class Bounds {
    private interface Read {
        /// Widens `ends` by the values from a row on.
        void over(int from, int to, int[] ends);
    }

    private Bounds() {}

    /// @return least and greatest; twice 0 where there is no value
    static int[] of(@Nullable Column column) {
        var ends = new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE};
        switch (column) {
            case Column.Dates(var days, var nulls) -> all(ints(days), days.length, nulls, ends);
            case Column.Numbers(Column.Ints(var values), _, var nulls) ->
                    all(ints(values), values.length, nulls, ends);
            case Column.Numbers(Column.Shorts(var values), _, var nulls) ->
                    all(shorts(values), values.length, nulls, ends);
            case Column.Numbers(Column.Bytes(var values), _, var nulls) ->
                    all(bytes(values), values.length, nulls, ends);
            case null, default -> {}
        }
        return ends[0] > ends[1] ? new int[] {0, 0} : ends;
    }

    private static void all(Read read, int size, long @Nullable [] nulls, int[] ends) {
        if (nulls == null) {
            read.over(0, size, ends);
            return;
        }
        var from = 0;
        for (var w = 0; w << 6 < size; w++) {
            if (nulls[w] != 0) {
                read.over(from, w << 6, ends);
                for (var there = ~nulls[w]; there != 0; there &= there - 1) {
                    var row = (w << 6) + Long.numberOfTrailingZeros(there);
                    if (row < size) {
                        read.over(row, row + 1, ends);
                    }
                }
                from = (w + 1) << 6;
            }
        }
        read.over(from, size, ends);
    }

    private static Read ints(int[] values) {
        return (from, to, ends) -> {
            var low = ends[0];
            var high = ends[1];
            for (var i = from; i < to; i++) {
                low = Math.min(low, values[i]);
                high = Math.max(high, values[i]);
            }
            ends[0] = low;
            ends[1] = high;
        };
    }

    private static Read shorts(short[] values) {
        return (from, to, ends) -> {
            var low = ends[0];
            var high = ends[1];
            for (var i = from; i < to; i++) {
                low = Math.min(low, values[i]);
                high = Math.max(high, values[i]);
            }
            ends[0] = low;
            ends[1] = high;
        };
    }

    private static Read bytes(byte[] values) {
        return (from, to, ends) -> {
            var low = ends[0];
            var high = ends[1];
            for (var i = from; i < to; i++) {
                low = Math.min(low, values[i]);
                high = Math.max(high, values[i]);
            }
            ends[0] = low;
            ends[1] = high;
        };
    }
}
