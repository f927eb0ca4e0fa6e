// SPDX-License-Identifier: EUPL-1.2
package city.heart.eligibility;

import city.dmn.Column;
import city.dmn.Columns;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// People of whom a rule is given exactly the same facts stand in one group: the rule gives them the
/// same answer, so it need be asked once. Out of 663,000 residents and the facts of a child's service
/// come a few thousand groups.
///
/// @param group of each row
/// @param first a row of each group
@SuppressWarnings("ArrayRecordComponent") // as long as the city
record SameFacts(int[] group, int[] first) {
    private static final long LARGEST_TABLE = 20_000_000;

    /// @return the groups, or null where the facts differ too much from person to person
    static @Nullable SameFacts of(Columns columns) {
        var group = new int[columns.size()];
        var groups = columns.size() == 0 ? 0 : 1;
        for (var column : columns.columns().values()) {
            var codes = codes(column, columns.size());
            if (codes == null || (long) groups * codes.cardinality > LARGEST_TABLE) {
                return null;
            }
            groups = refine(group, groups, codes);
        }
        var first = new int[groups];
        Arrays.fill(first, -1);
        for (var row = 0; row < group.length; row++) {
            if (first[group[row]] < 0) {
                first[group[row]] = row;
            }
        }
        return new SameFacts(group, first);
    }

    private static int refine(int[] group, int groups, Codes codes) {
        var table = new int[groups * codes.cardinality];
        var next = 0;
        for (var row = 0; row < group.length; row++) {
            var key = group[row] * codes.cardinality + codes.of[row];
            if (table[key] == 0) {
                table[key] = ++next;
            }
            group[row] = table[key] - 1;
        }
        return next;
    }

    private record Codes(int[] of, int cardinality) {}

    /// A small number for each value of a column, 0 for null.
    private static @Nullable Codes codes(Column column, int size) {
        var codes = new int[size];
        return switch (column) {
            case Column.Booleans it -> {
                for (var row = 0; row < size; row++) {
                    codes[row] = 1 + (int) (it.bits()[row >> 6] >>> row & 1);
                }
                yield withNulls(codes, 3, column);
            }
            case Column.Codes it -> {
                for (var row = 0; row < size; row++) {
                    codes[row] = 1 + (int) it.codes().get(row);
                }
                yield withNulls(codes, it.dictionary().size() + 1, column);
            }
            case Column.Numbers it -> ranged(it.unscaled()::get, codes, column);
            case Column.Dates it -> ranged(row -> it.epochDays()[row], codes, column);
            case Column.Objects _ -> null;
        };
    }

    private interface Value {
        long at(int row);
    }

    private static @Nullable Codes ranged(Value values, int[] codes, Column column) {
        var least = Long.MAX_VALUE;
        var most = Long.MIN_VALUE;
        for (var row = 0; row < codes.length; row++) {
            if (!column.isNull(row)) {
                least = Math.min(least, values.at(row));
                most = Math.max(most, values.at(row));
            }
        }
        if (least > most) {
            return withNulls(codes, 1, column);
        }
        if (most - least > LARGEST_TABLE) {
            return null;
        }
        for (var row = 0; row < codes.length; row++) {
            codes[row] = (int) (1 + values.at(row) - least);
        }
        return withNulls(codes, (int) (most - least + 2), column);
    }

    private static Codes withNulls(int[] codes, int cardinality, Column column) {
        if (column.nulls() != null) {
            for (var row = 0; row < codes.length; row++) {
                if (column.isNull(row)) {
                    codes[row] = 0;
                }
            }
        }
        return new Codes(codes, cardinality);
    }
}
