// SPDX-License-Identifier: EUPL-1.2
package city.dmn.column;

/// The inner loops: compare a piece of a column and write one bit a row. Rows beyond `count` give 0. Written once per
/// width of value, here and in `VectorKernels` and `Bounds`: Java has no generics over primitives, and a loop that asks an
/// interface for each value runs at a fraction of the memory's speed.
final class Kernels {
    /// Whether the JVM was started with the Vector API; without it plain loops do the same.
    static final boolean VECTORS =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    private Kernels() {}

    static void between(int[] values, int from, int count, int low, int high, long[] out) {
        var full = count >> 6;
        if (VECTORS) {
            VectorKernels.between(values, from, full, low, high - low, out);
        } else {
            plain(values, from, full, low, high - low, out);
        }
        rest(full, count, out, i -> values[from + i] >= low && values[from + i] <= high);
    }

    static void plain(int[] values, int from, int words, int low, int width, long[] out) {
        for (var w = 0; w < words; w++) {
            var word = 0L;
            var at = from + (w << 6);
            for (var i = 0; i < 64; i++) {
                word |= (Integer.compareUnsigned(values[at + i] - low, width) <= 0 ? 1L : 0L) << i;
            }
            out[w] = word;
        }
    }

    static void between(long[] values, int from, int count, long low, long high, long[] out) {
        var full = count >> 6;
        if (VECTORS) {
            VectorKernels.between(values, from, full, low, high - low, out);
        } else {
            plain(values, from, full, low, high - low, out);
        }
        rest(full, count, out, i -> values[from + i] >= low && values[from + i] <= high);
    }

    static void plain(long[] values, int from, int words, long low, long width, long[] out) {
        for (var w = 0; w < words; w++) {
            var word = 0L;
            var at = from + (w << 6);
            for (var i = 0; i < 64; i++) {
                word |= (Long.compareUnsigned(values[at + i] - low, width) <= 0 ? 1L : 0L) << i;
            }
            out[w] = word;
        }
    }

    static void between(byte[] values, int from, int count, int low, int high, long[] out) {
        var full = count >> 6;
        var least = Math.max(low, Byte.MIN_VALUE);
        var width = Math.min(high, Byte.MAX_VALUE) - least;
        if (VECTORS && width >= 0) {
            VectorKernels.between(values, from, full, (byte) least, (byte) width, out);
        } else {
            plain(values, from, full, low, high - low, out);
        }
        rest(full, count, out, i -> values[from + i] >= low && values[from + i] <= high);
    }

    static void plain(byte[] values, int from, int words, int low, int width, long[] out) {
        for (var w = 0; w < words; w++) {
            var word = 0L;
            var at = from + (w << 6);
            for (var i = 0; i < 64; i++) {
                word |= (Integer.compareUnsigned(values[at + i] - low, width) <= 0 ? 1L : 0L) << i;
            }
            out[w] = word;
        }
    }

    static void between(short[] values, int from, int count, int low, int high, long[] out) {
        var full = count >> 6;
        var least = Math.max(low, Short.MIN_VALUE);
        var width = Math.min(high, Short.MAX_VALUE) - least;
        if (VECTORS && width >= 0) {
            VectorKernels.between(values, from, full, (short) least, (short) width, out);
        } else {
            plain(values, from, full, low, high - low, out);
        }
        rest(full, count, out, i -> values[from + i] >= low && values[from + i] <= high);
    }

    static void plain(short[] values, int from, int words, int low, int width, long[] out) {
        for (var w = 0; w < words; w++) {
            var word = 0L;
            var at = from + (w << 6);
            for (var i = 0; i < 64; i++) {
                word |= (Integer.compareUnsigned(values[at + i] - low, width) <= 0 ? 1L : 0L) << i;
            }
            out[w] = word;
        }
    }

    static void oneOf(byte[] values, int from, int count, boolean[] wanted, long[] out) {
        var table = new long[256];
        for (var i = 0; i < wanted.length && i < 128; i++) {
            table[i] = wanted[i] ? 1 : 0;
        }
        var full = count >> 6;
        for (var w = 0; w < full; w++) {
            var word = 0L;
            var at = from + (w << 6);
            for (var i = 0; i < 64; i++) {
                word |= table[values[at + i] & 0xff] << i;
            }
            out[w] = word;
        }
        rest(full, count, out, i -> in(wanted, values[from + i]));
    }

    static void oneOf(short[] values, int from, int count, boolean[] wanted, long[] out) {
        rest(0, count, out, i -> in(wanted, values[from + i]));
    }

    static void oneOf(int[] values, int from, int count, boolean[] wanted, long[] out) {
        rest(0, count, out, i -> in(wanted, values[from + i]));
    }

    /// Rows that are null may hold any code.
    private static boolean in(boolean[] wanted, int code) {
        return code >= 0 && code < wanted.length && wanted[code];
    }

    private interface Test {
        boolean at(int row);
    }

    private static void rest(int firstWord, int count, long[] out, Test test) {
        for (var w = firstWord; w < out.length; w++) {
            var word = 0L;
            for (var i = w << 6; i < count && i < (w + 1) << 6; i++) {
                word |= (test.at(i) ? 1L : 0L) << i;
            }
            out[w] = word;
        }
    }
}
