// SPDX-License-Identifier: EUPL-1.2
package city.dmn.column;

import city.dmn.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sets of rows, compiled: equal sets are one register, computed once a chunk of [#CHUNK] rows, so that the columns'
/// pieces stay in the processor's cache while all conditions look at them. Immutable; each thread has a [Worker].
final class Program {
    static final int CHUNK = 2048;
    static final int WORDS = CHUNK / 64;

    /// Writes the rows of a chunk where something holds.
    private interface Op {
        void run(Worker worker, long[] out);
    }

    private final List<Op> ops = new ArrayList<>();
    private final Map<RowSet, Integer> registers = new HashMap<>();
    private final Map<Integer, Column> columns;

    Program(Map<Integer, Column> columns) {
        this.columns = columns;
    }

    /// Adds a set; its register.
    int add(RowSet rows) {
        var known = registers.get(rows);
        if (known != null) {
            return known;
        }
        var op = op(rows);
        ops.add(op);
        registers.put(rows, ops.size() - 1);
        return ops.size() - 1;
    }

    private Column column(int index) {
        var column = columns.get(index);
        if (column == null) {
            throw new IllegalArgumentException("no column " + index);
        }
        return column;
    }

    private Op op(RowSet rows) {
        return switch (rows) {
            case RowSet.Const(var all) -> (_, out) -> Arrays.fill(out, all ? -1L : 0L);
            case RowSet.Between(var index, var low, var high) -> between(column(index), low, high);
            case RowSet.OneOf(var index, var codes) -> oneOf((Column.Codes) column(index), codes);
            case RowSet.True(var index) -> {
                var column = (Column.Booleans) column(index);
                yield withoutNulls(
                        (worker, out) ->
                                System.arraycopy(
                                        column.bits(), worker.from >> 6, out, 0, worker.words()),
                        column.nulls());
            }
            case RowSet.Null(var index) -> {
                var nulls = column(index).nulls();
                yield (worker, out) -> {
                    if (nulls == null) {
                        Arrays.fill(out, 0L);
                    } else {
                        System.arraycopy(nulls, worker.from >> 6, out, 0, worker.words());
                    }
                };
            }
            case RowSet.Less(var left, var right, var orEqual) -> {
                var a = column(left);
                var b = column(right);
                yield withoutNulls(withoutNulls(less(a, b, orEqual), a.nulls()), b.nulls());
            }
            case RowSet.And(var of) -> {
                var parts = registers(List.copyOf(of));
                yield (worker, out) -> {
                    System.arraycopy(worker.get(parts[0]), 0, out, 0, WORDS);
                    for (var i = 1; i < parts.length; i++) {
                        var other = worker.get(parts[i]);
                        for (var w = 0; w < WORDS; w++) {
                            out[w] &= other[w];
                        }
                    }
                };
            }
            case RowSet.Or(var of) -> {
                var parts = registers(List.copyOf(of));
                yield (worker, out) -> {
                    System.arraycopy(worker.get(parts[0]), 0, out, 0, WORDS);
                    for (var i = 1; i < parts.length; i++) {
                        var other = worker.get(parts[i]);
                        for (var w = 0; w < WORDS; w++) {
                            out[w] |= other[w];
                        }
                    }
                };
            }
            case RowSet.Twice(var of) -> {
                var parts = registers(of);
                yield (worker, out) -> {
                    Arrays.fill(out, 0L);
                    var seen = worker.scratch;
                    Arrays.fill(seen, 0L);
                    for (var part : parts) {
                        var other = worker.get(part);
                        for (var w = 0; w < WORDS; w++) {
                            out[w] |= seen[w] & other[w];
                            seen[w] |= other[w];
                        }
                    }
                };
            }
            case RowSet.Not(var of) -> {
                var part = add(of);
                yield (worker, out) -> {
                    var other = worker.get(part);
                    for (var w = 0; w < WORDS; w++) {
                        out[w] = ~other[w];
                    }
                };
            }
        };
    }

    private int[] registers(List<RowSet> of) {
        return of.stream().mapToInt(this::add).toArray();
    }

    private static Op withoutNulls(Op op, long @Nullable [] nulls) {
        if (nulls == null) {
            return op;
        }
        return (worker, out) -> {
            op.run(worker, out);
            var words = worker.words();
            var from = worker.from >> 6;
            for (var w = 0; w < words; w++) {
                out[w] &= ~nulls[from + w];
            }
        };
    }

    private static Op between(Column column, long low, long high) {
        return switch (column) {
            case Column.Dates(var days, var nulls) ->
                    withoutNulls(between(Column.Whole.of(days), low, high), nulls);
            case Column.Numbers(var whole, _, var nulls) ->
                    withoutNulls(between(whole, low, high), nulls);
            default -> throw new IllegalArgumentException(column.getClass().getSimpleName());
        };
    }

    private static Op between(Column.Whole whole, long from, long to) {
        if (whole instanceof Column.Longs(var values)) {
            return (worker, out) ->
                    Kernels.between(values, worker.from, worker.count, from, to, out);
        }
        var low = Math.clamp(from, Integer.MIN_VALUE, Integer.MAX_VALUE);
        var high = Math.clamp(to, Integer.MIN_VALUE, Integer.MAX_VALUE);
        return switch (whole) {
            case Column.Ints(var values) ->
                    (worker, out) ->
                            Kernels.between(values, worker.from, worker.count, low, high, out);
            case Column.Bytes(var values) ->
                    (worker, out) ->
                            Kernels.between(values, worker.from, worker.count, low, high, out);
            case Column.Shorts(var values) ->
                    (worker, out) ->
                            Kernels.between(values, worker.from, worker.count, low, high, out);
            case Column.Longs _ -> throw new IllegalStateException();
        };
    }

    private static Op oneOf(Column.Codes column, List<Long> codes) {
        var wanted = new boolean[codes.size() * 64];
        var count = 0;
        var only = 0;
        for (var i = 0; i < wanted.length; i++) {
            wanted[i] = (codes.get(i >> 6) >>> i & 1) != 0;
            if (wanted[i]) {
                count++;
                only = i;
            }
        }
        var one = only;
        var single = count == 1;
        var consecutive = consecutive(wanted);
        var op =
                switch (column.codes()) {
                    case Column.Bytes(var values) ->
                            single || consecutive != null
                                    ? between(
                                            column.codes(),
                                            consecutive == null ? one : consecutive[0],
                                            consecutive == null ? one : consecutive[1])
                                    : (Op)
                                            (worker, out) ->
                                                    Kernels.oneOf(
                                                            values,
                                                            worker.from,
                                                            worker.count,
                                                            wanted,
                                                            out);
                    case Column.Shorts(var values) ->
                            (Op)
                                    (worker, out) ->
                                            Kernels.oneOf(
                                                    values, worker.from, worker.count, wanted, out);
                    case Column.Ints(var values) ->
                            (Op)
                                    (worker, out) ->
                                            Kernels.oneOf(
                                                    values, worker.from, worker.count, wanted, out);
                    case Column.Longs _ -> throw new IllegalArgumentException("too wide");
                };
        return withoutNulls(op, column.nulls());
    }

    /// The first and the last wanted code when all between are wanted too; else null.
    private static int @Nullable [] consecutive(boolean[] wanted) {
        var first = -1;
        var last = -1;
        for (var i = 0; i < wanted.length; i++) {
            if (wanted[i]) {
                if (last >= 0 && last != i - 1) {
                    return null;
                }
                first = first < 0 ? i : first;
                last = i;
            }
        }
        return first < 0 ? null : new int[] {first, last};
    }

    private static Op less(Column a, Column b, boolean orEqual) {
        return (worker, out) -> {
            Arrays.fill(out, 0L);
            for (var i = 0; i < worker.count; i++) {
                var x = whole(a, worker.from + i);
                var y = whole(b, worker.from + i);
                out[i >> 6] |= (x < y || (orEqual && x == y) ? 1L : 0L) << i;
            }
        };
    }

    private static long whole(Column column, int row) {
        return switch (column) {
            case Column.Dates(var days, _) -> days[row];
            case Column.Numbers(var values, _, _) -> values.get(row);
            default -> throw new IllegalArgumentException(column.getClass().getSimpleName());
        };
    }

    Worker worker() {
        return new Worker();
    }

    /// One thread's registers.
    final class Worker {
        private final long[][] values = new long[ops.size()][];
        private final int[] computedFor = new int[ops.size()];
        private final long[] scratch = new long[WORDS];
        private int chunk;
        private int from;
        private int count;

        /// Turns to a chunk.
        ///
        /// @param first its first row, a multiple of 64
        /// @param rows how many, at most [#CHUNK]
        void turnTo(int first, int rows) {
            chunk++;
            from = first;
            count = rows;
        }

        private int words() {
            return (count + 63) >> 6;
        }

        /// A register for the present chunk; bits beyond the last row mean nothing.
        long[] get(int register) {
            var out = values[register];
            if (out == null) {
                out = new long[WORDS];
                values[register] = out;
            }
            if (computedFor[register] != chunk) {
                computedFor[register] = chunk;
                ops.get(register).run(this, out);
            }
            return out;
        }
    }
}
