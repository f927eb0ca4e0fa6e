// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How an answer came about: each decision that was asked, in the order in which they were answered.
///
/// @param decisions the decision asked for comes last
public record Trace(List<Step> decisions) {
    public Trace {
        decisions = List.copyOf(decisions);
    }

    /// One decision.
    ///
    /// @param inputs the facts and other decisions that it really looked at, with their values
    /// @param value its answer
    /// @param tables the decision tables evaluated in it, those of called functions included
    public record Step(
            String decision,
            Map<String, @Nullable Object> inputs,
            @Nullable Object value,
            List<Table> tables) {}

    /// The step of a decision.
    ///
    /// @return the step, or null when the decision was not asked
    public @Nullable Step find(String decision) {
        for (var step : decisions) {
            if (step.decision().equals(decision)) {
                return step;
            }
        }
        return null;
    }

    /// What of a table never changes.
    ///
    /// @param name of the decision, function or context entry that it is the logic of
    /// @param columns the input expressions as written
    /// @param outputs names of the outputs; one empty name where the table has a single nameless one
    /// @param tests the cells as written, row by row
    /// @param ids the rules' ids in the file; empty where there is none
    /// @param annotations per row, the annotation columns by name
    public record TableText(
            String name,
            HitPolicy policy,
            List<String> columns,
            List<String> outputs,
            List<List<String>> tests,
            List<String> ids,
            List<Map<String, String>> annotations) {}

    /// What each cell of a table says of a case.
    public interface Results {
        /// @param row from 0
        /// @param column from 0
        /// @return 1 passed, 2 failed, 3 unknown (null)
        byte of(int row, int column);
    }

    /// One evaluation of a decision table. It keeps the values that the columns had and what came out; rows and cells are
    /// made when asked for.
    public static final class Table {
        private final TableText text;
        private final @Nullable Object[] values;
        private final Results results;
        private final List<Integer> chosen;
        private final Map<Integer, Object> outputs;

        /// @param values of the input expressions; not copied, they must not change
        /// @param results likewise; the same however late it is asked
        /// @param chosen indexes from 0 of the rows that made the answer
        /// @param outputs by row index, what the matching rows give
        public Table(
                TableText text,
                @Nullable Object[] values,
                Results results,
                List<Integer> chosen,
                Map<Integer, Object> outputs) {
            this.text = text;
            this.values = values;
            this.results = results;
            this.chosen = chosen;
            this.outputs = outputs;
        }

        /// What of the table never changes.
        public TableText text() {
            return text;
        }

        /// The values of the input expressions.
        public List<@Nullable Object> values() {
            return Collections.unmodifiableList(
                    new ArrayList<@Nullable Object>(java.util.Arrays.asList(values)));
        }

        /// All rows in the order of the table.
        public List<Row> rows() {
            var rows = new ArrayList<Row>();
            for (var r = 0; r < text.tests().size(); r++) {
                rows.add(row(r));
            }
            return List.copyOf(rows);
        }

        private Row row(int r) {
            var width = text.columns().size();
            var cells = new ArrayList<Cell>(width);
            var matched = true;
            for (var c = 0; c < width; c++) {
                var result = results.of(r, c);
                matched &= result == 1;
                cells.add(
                        new Cell(
                                text.columns().get(c),
                                values[c],
                                text.tests().get(r).get(c),
                                result == 1
                                        ? (Boolean) true
                                        : result == 2 ? (Boolean) false : null));
            }
            return new Row(
                    r + 1,
                    text.ids().get(r),
                    matched,
                    chosen.contains(r),
                    List.copyOf(cells),
                    outputs.get(r),
                    text.annotations().get(r));
        }

        /// The rows that made the answer; none when the default output or null did.
        public List<Row> chosen() {
            return chosen.stream().sorted().map(this::row).toList();
        }
    }

    /// One rule of a table.
    ///
    /// @param number from 1
    /// @param matched whether every cell passed
    /// @param chosen whether the answer is (also) this row's
    /// @param output what the row gives, where it matched; else null
    /// @param annotations the annotation columns by name
    public record Row(
            int number,
            String id,
            boolean matched,
            boolean chosen,
            List<Cell> cells,
            @Nullable Object output,
            Map<String, String> annotations) {}

    /// One condition.
    ///
    /// @param column the input expression as written
    /// @param value its value
    /// @param test what the cell asks, as written
    /// @param passed null where the test could not say (a missing value)
    public record Cell(
            String column, @Nullable Object value, String test, @Nullable Boolean passed) {}
}
