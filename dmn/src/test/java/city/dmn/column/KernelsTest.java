// SPDX-License-Identifier: EUPL-1.2
package city.dmn.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class KernelsTest {
    private static final int SIZE = 300;
    private final Random random = new Random(5);

    @Test
    void the_build_tests_the_wide_registers() {
        assertThat(Kernels.VECTORS).isTrue();
    }

    @Test
    void every_width_of_column_and_both_ways_of_comparing_mark_the_same_rows() {
        for (var round = 0; round < 40; round++) {
            var bytes = new byte[SIZE];
            random.nextBytes(bytes);
            var shorts = new short[SIZE];
            var ints = new int[SIZE];
            var longs = new long[SIZE];
            for (var i = 0; i < SIZE; i++) {
                shorts[i] = bytes[i];
                ints[i] = bytes[i];
                longs[i] = bytes[i];
            }
            var low = random.nextInt(-200, 200);
            var high = low + random.nextInt(200);
            var expected = new long[Program.WORDS];
            for (var i = 0; i < SIZE - 7; i++) {
                expected[i >> 6] |= (ints[i + 7] >= low && ints[i + 7] <= high ? 1L : 0L) << i;
            }
            var out = new long[8][Program.WORDS];
            Kernels.between(bytes, 7, SIZE - 7, low, high, out[0]);
            Kernels.between(shorts, 7, SIZE - 7, low, high, out[1]);
            Kernels.between(ints, 7, SIZE - 7, low, high, out[2]);
            Kernels.plain(ints, 7, 4, low, high - low, out[3]);
            out[3][4] = expected[4];
            Kernels.between(longs, 7, SIZE - 7, low, high, out[4]);
            Kernels.plain(longs, 7, 4, low, (long) high - low, out[5]);
            out[5][4] = expected[4];
            Kernels.plain(bytes, 7, 4, low, high - low, out[6]);
            out[6][4] = expected[4];
            Kernels.plain(shorts, 7, 4, low, high - low, out[7]);
            out[7][4] = expected[4];
            for (var each : out) {
                assertThat(each).as("%s..%s", low, high).isEqualTo(expected);
            }
        }
    }

    @Test
    void the_ends_of_the_int_range_are_no_exception() {
        var values = new int[64];
        values[1] = Integer.MIN_VALUE;
        values[2] = Integer.MAX_VALUE;
        var out = new long[Program.WORDS];
        Kernels.between(values, 0, 64, Integer.MIN_VALUE, -1, out);
        assertThat(out[0]).isEqualTo(0b010L);
        Kernels.between(values, 0, 64, 1, Integer.MAX_VALUE, out);
        assertThat(out[0]).isEqualTo(0b100L);
    }
}
