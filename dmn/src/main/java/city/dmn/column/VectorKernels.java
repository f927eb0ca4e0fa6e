// SPDX-License-Identifier: EUPL-1.2
package city.dmn.column;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;

/// The inner loops with the processor's wide registers. Loaded only where the JVM has the module
/// `jdk.incubator.vector` (`--add-modules`); JDK 25's own vectorising makes a third of this of plain loops.
final class VectorKernels {
    private static final int LONGS = LongVector.SPECIES_PREFERRED.length();
    private static final int INTS = IntVector.SPECIES_PREFERRED.length();
    private static final int SHORTS = ShortVector.SPECIES_PREFERRED.length();
    private static final int BYTES = ByteVector.SPECIES_PREFERRED.length();

    private VectorKernels() {}

    static void between(long[] values, int from, int words, long low, long width, long[] out) {
        for (var w = 0; w < words; w++) {
            var word = 0L;
            var at = from + (w << 6);
            for (var i = 0; i < 64; i += LONGS) {
                word |=
                        LongVector.fromArray(LongVector.SPECIES_PREFERRED, values, at + i)
                                        .sub(low)
                                        .compare(VectorOperators.ULE, width)
                                        .toLong()
                                << i;
            }
            out[w] = word;
        }
    }

    /// Whole words of 64 rows only.
    static void between(int[] values, int from, int words, int low, int width, long[] out) {
        for (var w = 0; w < words; w++) {
            var word = 0L;
            var at = from + (w << 6);
            for (var i = 0; i < 64; i += INTS) {
                word |=
                        IntVector.fromArray(IntVector.SPECIES_PREFERRED, values, at + i)
                                        .sub(low)
                                        .compare(VectorOperators.ULE, width)
                                        .toLong()
                                << i;
            }
            out[w] = word;
        }
    }

    static void between(short[] values, int from, int words, short low, short width, long[] out) {
        for (var w = 0; w < words; w++) {
            var word = 0L;
            var at = from + (w << 6);
            for (var i = 0; i < 64; i += SHORTS) {
                word |=
                        ShortVector.fromArray(ShortVector.SPECIES_PREFERRED, values, at + i)
                                        .sub(low)
                                        .compare(VectorOperators.ULE, width)
                                        .toLong()
                                << i;
            }
            out[w] = word;
        }
    }

    static void between(byte[] values, int from, int words, byte low, byte width, long[] out) {
        for (var w = 0; w < words; w++) {
            var word = 0L;
            var at = from + (w << 6);
            for (var i = 0; i < 64; i += BYTES) {
                word |=
                        ByteVector.fromArray(ByteVector.SPECIES_PREFERRED, values, at + i)
                                        .sub(low)
                                        .compare(VectorOperators.ULE, width)
                                        .toLong()
                                << i;
            }
            out[w] = word;
        }
    }
}
