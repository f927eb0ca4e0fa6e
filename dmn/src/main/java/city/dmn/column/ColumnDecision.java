// SPDX-License-Identifier: EUPL-1.2
package city.dmn.column;

import city.dmn.Column;
import city.dmn.Outcome;
import city.dmn.model.Node;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One decision over the columns of many people: planned over them where it has such a form, else asked row by row.
@SuppressWarnings("ArrayRecordComponent") // bitmaps and registers, as long as the city
public final class ColumnDecision {
    /// The row engine.
    public interface Rows {
        /// The outcome of a row, with its faults.
        Outcome decide(int row);
    }

    /// What came out.
    ///
    /// @param codes per row, the position of its value
    /// @param values the different values
    /// @param faulty rows with a fault, as a bitmap
    /// @param rowWise how many rows the row engine decided
    public record Result(
            Column.Whole codes, List<@Nullable Object> values, long[] faulty, int rowWise) {}

    private static final int UNSET = -2;

    /// Chunks that one thread takes at a time.
    private static final int BLOCK = 8;

    private final @Nullable ColumnPlan plan;
    private final String why;
    private final int size;

    /// @param columns by the index of the input's node
    public ColumnDecision(
            List<Node> nodes,
            Node.DecisionNode decision,
            Map<Integer, Column> columns,
            int size,
            LocalDate day,
            int budget) {
        this.size = size;
        ColumnPlan found = null;
        var message = "";
        try {
            found = ColumnPlan.of(nodes, decision, columns, day, budget);
        } catch (NoColumnForm e) {
            message = String.valueOf(e.getMessage());
        } catch (StackOverflowError e) {
            message = "the rule is nested too deep for columns";
        }
        this.plan = found;
        this.why = message;
    }

    /// Why the decision runs row by row; empty when it runs in columns.
    public String why() {
        return why;
    }

    /// Decides for everyone.
    public Result run(Rows rows) {
        var codes = new AnswerCodes(size);
        var faulty = new long[(size + 63) >> 6];
        var left = new long[(size + 63) >> 6];
        var values = new ArrayList<@Nullable Object>();
        var known = new HashMap<@Nullable Object, Integer>();
        if (plan == null) {
            Arrays.fill(left, -1L);
        } else {
            for (var value : plan.values()) {
                known.put(value, values.size());
                values.add(value);
            }
            byColumns(plan, codes, left, values, known);
        }
        byRows(rows, left, codes, faulty, values, known);
        var rowWise = 0;
        for (var w = 0; w < left.length; w++) {
            rowWise += plan == null ? Math.min(64, size - (w << 6)) : Long.bitCount(left[w]);
        }
        return new Result(codes.whole(), values, faulty, rowWise);
    }

    private void byColumns(
            ColumnPlan plan,
            AnswerCodes codes,
            long[] left,
            List<@Nullable Object> values,
            Map<@Nullable Object, Integer> known) {
        codes.reserve(plan.collected() == null ? values.size() : Integer.MAX_VALUE);
        var masks = plan.collected() == null ? new long[0] : new long[size];
        var chunks = (size + Program.CHUNK - 1) / Program.CHUNK;
        // Whoever is free takes the next block: a thread that comes late leaves no half undone.
        Cores.share(
                (chunks + BLOCK - 1) / BLOCK,
                () -> {
                    var worker = plan.program().worker();
                    var remaining = new long[Program.WORDS];
                    return block -> {
                        var until = Math.min(chunks, (block + 1) * BLOCK);
                        for (var chunk = block * BLOCK; chunk < until; chunk++) {
                            var from = chunk * Program.CHUNK;
                            var count = Math.min(Program.CHUNK, size - from);
                            worker.turnTo(from, count);
                            start(remaining, worker.get(plan.fault()), left, from, count);
                            if (plan.collected() == null) {
                                choose(plan, worker, remaining, codes, left, from);
                            } else {
                                collect(plan, worker, remaining, masks, from);
                            }
                        }
                    };
                });
        if (plan.collected() != null) {
            answer(plan.collected(), masks, codes, left, values, known);
        }
    }

    /// The answers of rows whose matching rules were collected.
    ///
    /// @param masks per row, a bit for each rule that matches
    private void answer(
            TableAnswers table,
            long[] masks,
            AnswerCodes codes,
            long[] left,
            List<@Nullable Object> values,
            Map<@Nullable Object, Integer> known) {
        // Few combinations of rules are frequent: a small table before the map spares it nearly all
        // questions.
        var byMask = new HashMap<Long, Integer>();
        var recent = new long[256];
        var recentCodes = new int[256];
        Arrays.fill(recentCodes, UNSET);
        for (var row = 0; row < size; row++) {
            if ((left[row >> 6] >>> row & 1) == 0) {
                var mask = masks[row];
                var at = (int) ((mask * 0x9E3779B97F4A7C15L) >>> 56);
                if (recentCodes[at] == UNSET || recent[at] != mask) {
                    var code = byMask.get(mask);
                    if (code == null) {
                        code = collected(table, mask, values, known);
                        byMask.put(mask, code);
                    }
                    recent[at] = mask;
                    recentCodes[at] = code;
                }
                if (recentCodes[at] == ColumnPlan.ROW_WISE) {
                    left[row >> 6] |= 1L << row;
                } else {
                    codes.set(row, recentCodes[at]);
                }
            }
        }
    }

    private static Integer collected(
            TableAnswers table,
            long mask,
            List<@Nullable Object> values,
            Map<@Nullable Object, Integer> known) {
        var hits = new ArrayList<Integer>();
        for (var rest = mask; rest != 0; rest &= rest - 1) {
            hits.add(Long.numberOfTrailingZeros(rest));
        }
        var value = table.of(hits);
        if (Choices.rowWise(value)) {
            return ColumnPlan.ROW_WISE;
        }
        var code = known.get(value);
        if (code == null) {
            code = values.size();
            known.put(value, code);
            values.add(value);
        }
        return code;
    }

    /// The chunk's rows without those for the row engine.
    private static void start(long[] remaining, long[] fault, long[] left, int from, int count) {
        for (var w = 0; w < Program.WORDS; w++) {
            var rows = count - (w << 6);
            var all = rows >= 64 ? -1L : rows <= 0 ? 0L : (1L << rows) - 1;
            remaining[w] = all & ~fault[w];
            if (rows > 0) {
                left[(from >> 6) + w] = all & fault[w];
            }
        }
    }

    private static void choose(
            ColumnPlan plan,
            Program.Worker worker,
            long[] remaining,
            AnswerCodes codes,
            long[] left,
            int from) {
        for (var i = 0; i < plan.registers().length; i++) {
            var rows = worker.get(plan.registers()[i]);
            var code = plan.codes()[i];
            var more = 0L;
            for (var w = 0; w < Program.WORDS; w++) {
                var hit = rows[w] & remaining[w];
                if (hit != 0) {
                    remaining[w] &= ~hit;
                    if (code == ColumnPlan.ROW_WISE) {
                        left[(from >> 6) + w] |= hit;
                    } else if (code != 0) {
                        codes.set(from + (w << 6), hit, code);
                    }
                }
                more |= remaining[w];
            }
            if (more == 0) {
                return;
            }
        }
    }

    private static void collect(
            ColumnPlan plan, Program.Worker worker, long[] remaining, long[] masks, int from) {
        for (var i = 0; i < plan.registers().length; i++) {
            var rows = worker.get(plan.registers()[i]);
            var bit = 1L << i;
            for (var w = 0; w < Program.WORDS; w++) {
                for (var hit = rows[w] & remaining[w]; hit != 0; hit &= hit - 1) {
                    masks[from + (w << 6) + Long.numberOfTrailingZeros(hit)] |= bit;
                }
            }
        }
    }

    private void byRows(
            Rows rows,
            long[] left,
            AnswerCodes codes,
            long[] faulty,
            List<@Nullable Object> values,
            Map<@Nullable Object, Integer> known) {
        var outcomes = new @Nullable Outcome[Math.min(size, Program.CHUNK)];
        for (var from = 0; from < size; from += Program.CHUNK) {
            var first = from;
            var count = Math.min(Program.CHUNK, size - from);
            if (!any(left, from, count)) {
                continue;
            }
            IntStream.range(0, count)
                    .parallel()
                    .forEach(i ->
                            outcomes[i] =
                                    (left[(first + i) >> 6] >>> (first + i) & 1) == 0
                                            ? null
                                            : rows.decide(first + i));
            for (var i = 0; i < count; i++) {
                var outcome = outcomes[i];
                if (outcome != null) {
                    if (!outcome.faults().isEmpty()) {
                        faulty[(from + i) >> 6] |= 1L << (from + i);
                    }
                    var code = known.get(outcome.value());
                    if (code == null) {
                        code = values.size();
                        known.put(outcome.value(), code);
                        values.add(outcome.value());
                        codes.reserve(values.size());
                    }
                    codes.set(from + i, code);
                }
            }
        }
    }

    private static boolean any(long[] left, int from, int count) {
        for (var w = from >> 6; w <= (from + count - 1) >> 6; w++) {
            if (left[w] != 0) {
                return true;
            }
        }
        return false;
    }
}
