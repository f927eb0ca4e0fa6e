// SPDX-License-Identifier: EUPL-1.2
package city.dmn.column;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A set of rows, as a plan: which rows, not yet the rows themselves. Equal plans are computed once a chunk.
sealed interface RowSet {
    /// All rows or none.
    record Const(boolean all) implements RowSet {}

    /// Rows whose integer lies between two, ends included; null is never among them.
    record Between(int column, long low, long high) implements RowSet {}

    /// Rows whose small code is one of a set (bit `code` of the words); null is never among them.
    record OneOf(int column, List<Long> codes) implements RowSet {
        static RowSet of(int column, boolean[] wanted) {
            var words = new long[(wanted.length + 63) / 64];
            var count = 0;
            for (var i = 0; i < wanted.length; i++) {
                if (wanted[i]) {
                    words[i >> 6] |= 1L << i;
                    count++;
                }
            }
            if (count == 0) {
                return NONE;
            }
            return new OneOf(column, Arrays.stream(words).boxed().toList());
        }

        /// Rows with a single code.
        static RowSet one(int column, int code, int size) {
            var wanted = new boolean[size];
            wanted[code] = true;
            return of(column, wanted);
        }
    }

    /// Rows where a boolean column is true; null is never among them.
    record True(int column) implements RowSet {}

    /// Rows where a column is null.
    record Null(int column) implements RowSet {}

    /// Rows where one date or number column is below another; nulls never.
    record Less(int left, int right, boolean orEqual) implements RowSet {}

    /// Rows in all.
    record And(Set<RowSet> of) implements RowSet {}

    /// Rows in any.
    record Or(Set<RowSet> of) implements RowSet {}

    /// Rows in at least two.
    record Twice(List<RowSet> of) implements RowSet {
        public Twice {
            of = List.copyOf(of);
        }
    }

    /// Rows not in it.
    record Not(RowSet of) implements RowSet {}

    RowSet ALL = new Const(true);
    RowSet NONE = new Const(false);

    static RowSet and(RowSet a, RowSet b) {
        if (a.equals(NONE) || b.equals(NONE)) {
            return NONE;
        }
        if (a.equals(ALL) || a.equals(b)) {
            return b;
        }
        if (a instanceof Between(var column, var low, var high)
                && b instanceof Between(var other, var from, var to)
                && column == other) {
            return Math.max(low, from) > Math.min(high, to)
                    ? NONE
                    : new Between(column, Math.max(low, from), Math.min(high, to));
        }
        return b.equals(ALL) ? a : new And(join(a, b, true));
    }

    static RowSet or(RowSet a, RowSet b) {
        if (a.equals(ALL) || b.equals(ALL)) {
            return ALL;
        }
        if (a.equals(NONE) || a.equals(b)) {
            return b;
        }
        if (a instanceof Between(var column, var low, var high)
                && b instanceof Between(var other, var from, var to)
                && column == other
                && from - 1 <= high
                && low - 1 <= to) {
            return new Between(column, Math.min(low, from), Math.max(high, to));
        }
        return b.equals(NONE) ? a : new Or(join(a, b, false));
    }

    static RowSet not(RowSet a) {
        return switch (a) {
            case Const(var all) -> new Const(!all);
            case Not(var of) -> of;
            default -> new Not(a);
        };
    }

    private static Set<RowSet> join(RowSet a, RowSet b, boolean and) {
        var all = new LinkedHashSet<RowSet>();
        for (var each : List.of(a, b)) {
            switch (each) {
                case And(var of) when and -> all.addAll(of);
                case Or(var of) when !and -> all.addAll(of);
                default -> all.add(each);
            }
        }
        return Collections.unmodifiableSet(all);
    }
}
