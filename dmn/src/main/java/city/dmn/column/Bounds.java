// SPDX-License-Identifier: EUPL-1.2
package city.dmn.column;

import city.dmn.Column;
import org.jspecify.annotations.Nullable;

/// The least and the greatest value of a column, nulls left out: looked for anew at each sweep, so it has to run at the
/// speed of the memory.
final class Bounds {
    private interface Read {
        /// Widens `ends` by the values from a row on.
        void over(int from, int to, long[] ends);
    }

    private Bounds() {}

    /// @return least and greatest; twice 0 where there is no value
    static long[] of(@Nullable Column column) {
        var ends = new long[] {Long.MAX_VALUE, Long.MIN_VALUE};
        switch (column) {
            case Column.Dates(var days, var nulls) -> all(ints(days), days.length, nulls, ends);
            case Column.Numbers(Column.Ints(var values), _, var nulls) ->
                    all(ints(values), values.length, nulls, ends);
            case Column.Numbers(Column.Shorts(var values), _, var nulls) ->
                    all(shorts(values), values.length, nulls, ends);
            case Column.Numbers(Column.Bytes(var values), _, var nulls) ->
                    all(bytes(values), values.length, nulls, ends);
            case Column.Numbers(Column.Longs(var values), _, var nulls) ->
                    all(longs(values), values.length, nulls, ends);
            case null, default -> {}
        }
        return ends[0] > ends[1] ? new long[] {0, 0} : ends;
    }

    private static void all(Read read, int size, long @Nullable [] nulls, long[] ends) {
        if (nulls == null) {
            if (size > 0) {
                read.over(0, size, ends);
            }
            return;
        }
        var from = 0;
        for (var w = 0; w << 6 < size; w++) {
            if (nulls[w] != 0) {
                if (from < w << 6) {
                    read.over(from, w << 6, ends);
                }
                for (var there = ~nulls[w]; there != 0; there &= there - 1) {
                    var row = (w << 6) + Long.numberOfTrailingZeros(there);
                    if (row < size) {
                        read.over(row, row + 1, ends);
                    }
                }
                from = (w + 1) << 6;
            }
        }
        if (from < size) {
            read.over(from, size, ends);
        }
    }

    private static Read ints(int[] values) {
        return (from, to, ends) -> {
            var low = Integer.MAX_VALUE;
            var high = Integer.MIN_VALUE;
            for (var i = from; i < to; i++) {
                low = Math.min(low, values[i]);
                high = Math.max(high, values[i]);
            }
            ends[0] = Math.min(ends[0], low);
            ends[1] = Math.max(ends[1], high);
        };
    }

    private static Read shorts(short[] values) {
        return (from, to, ends) -> {
            var low = Integer.MAX_VALUE;
            var high = Integer.MIN_VALUE;
            for (var i = from; i < to; i++) {
                low = Math.min(low, values[i]);
                high = Math.max(high, values[i]);
            }
            ends[0] = Math.min(ends[0], low);
            ends[1] = Math.max(ends[1], high);
        };
    }

    private static Read bytes(byte[] values) {
        return (from, to, ends) -> {
            var low = Integer.MAX_VALUE;
            var high = Integer.MIN_VALUE;
            for (var i = from; i < to; i++) {
                low = Math.min(low, values[i]);
                high = Math.max(high, values[i]);
            }
            ends[0] = Math.min(ends[0], low);
            ends[1] = Math.max(ends[1], high);
        };
    }

    private static Read longs(long[] values) {
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
