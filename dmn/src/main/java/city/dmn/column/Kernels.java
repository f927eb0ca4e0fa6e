// SPDX-License-Identifier: EUPL-1.2
package city.dmn.column;

/// The inner loops: compare a piece of a column and write one bit a row. Rows beyond `count` give 0.
final class Kernels {
    private Kernels() {}

    static void between(int[] values, int from, int count, int low, int high, long[] out) {
        var width = high - low;
        var full = count >> 6;
        for (var w = 0; w < full; w++) {
            var word = 0L;
            var at = from + (w << 6);
            for (var i = 0; i < 64; i++) {
                word |= (Integer.compareUnsigned(values[at + i] - low, width) <= 0 ? 1L : 0L) << i;
            }
            out[w] = word;
        }
        tail(full, count, out, i -> values[from + i] >= low && values[from + i] <= high);
    }

    static void between(byte[] values, int from, int count, int low, int high, long[] out) {
        var full = count >> 6;
        for (var w = 0; w < full; w++) {
            var word = 0L;
            var at = from + (w << 6);
            for (var i = 0; i < 64; i++) {
                word |=
                        (Integer.compareUnsigned(values[at + i] - low, high - low) <= 0 ? 1L : 0L)
                                << i;
            }
            out[w] = word;
        }
        tail(full, count, out, i -> values[from + i] >= low && values[from + i] <= high);
    }

    static void between(short[] values, int from, int count, int low, int high, long[] out) {
        var full = count >> 6;
        for (var w = 0; w < full; w++) {
            var word = 0L;
            var at = from + (w << 6);
            for (var i = 0; i < 64; i++) {
                word |=
                        (Integer.compareUnsigned(values[at + i] - low, high - low) <= 0 ? 1L : 0L)
                                << i;
            }
            out[w] = word;
        }
        tail(full, count, out, i -> values[from + i] >= low && values[from + i] <= high);
    }

    static void oneOf(byte[] values, int from, int count, boolean[] wanted, long[] out) {
        tail(0, count, out, i -> wanted[values[from + i]]);
    }

    static void oneOf(short[] values, int from, int count, boolean[] wanted, long[] out) {
        tail(0, count, out, i -> wanted[values[from + i]]);
    }

    static void oneOf(int[] values, int from, int count, boolean[] wanted, long[] out) {
        tail(0, count, out, i -> wanted[values[from + i]]);
    }

    private interface Test {
        boolean at(int row);
    }

    private static void tail(int firstWord, int count, long[] out, Test test) {
        for (var w = firstWord; w < out.length; w++) {
            var word = 0L;
            for (var i = w << 6; i < count && i < (w + 1) << 6; i++) {
                word |= (test.at(i) ? 1L : 0L) << i;
            }
            out[w] = word;
        }
    }
}
