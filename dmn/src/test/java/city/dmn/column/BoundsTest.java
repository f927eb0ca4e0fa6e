// SPDX-License-Identifier: EUPL-1.2
package city.dmn.column;

import static org.assertj.core.api.Assertions.assertThat;

import city.dmn.Column;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundsTest {
    @Test
    void what_stands_where_a_value_is_missing_does_not_count() {
        var values = new int[200];
        java.util.Arrays.fill(values, 7);
        values[3] = -5;
        values[70] = Integer.MAX_VALUE;
        values[199] = 90;
        var nulls = new long[4];
        nulls[70 >> 6] |= 1L << 70;
        assertThat(Bounds.of(new Column.Dates(values, nulls))).isEqualTo(new long[] {-5, 90});
        assertThat(Bounds.of(new Column.Numbers(Column.Whole.of(values), 0, null)))
                .isEqualTo(new long[] {-5, Integer.MAX_VALUE});
    }

    @Test
    void every_width_has_its_ends() {
        for (var whole :
                List.of(
                        Column.Whole.of(new byte[] {4, -3, 9}),
                        Column.Whole.of(new short[] {4, -3, 9}),
                        Column.Whole.of(new long[] {4, -3, 9}))) {
            assertThat(Bounds.of(new Column.Numbers(whole, 2, null))).isEqualTo(new long[] {-3, 9});
        }
    }

    @Test
    void a_column_without_values_is_as_good_as_zero() {
        assertThat(Bounds.of(new Column.Dates(new int[2], new long[] {3}))).isEqualTo(new long[2]);
    }
}
