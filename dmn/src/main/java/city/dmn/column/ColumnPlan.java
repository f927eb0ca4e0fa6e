// SPDX-License-Identifier: EUPL-1.2
package city.dmn.column;

import city.dmn.Column;
import city.dmn.FeelType.Simple;
import city.dmn.feel.Operands;
import city.dmn.model.Locals;
import city.dmn.model.Node;
import city.dmn.model.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A decision planned over columns: what runs in each chunk of rows.
///
/// @param registers of the choices in turn, or of the rules whose hits are collected
/// @param codes per choice, the position of its value, or [#ROW_WISE]; none where hits are collected
/// @param fault the register of the rows for the row engine
/// @param values the different values; none where hits are collected
/// @param collected what collected hits answer; null where choices are made
@SuppressWarnings("ArrayRecordComponent") // read in the innermost loop
record ColumnPlan(
        Program program,
        int[] registers,
        int[] codes,
        int fault,
        List<@Nullable Object> values,
        @Nullable TableAnswers collected) {

    /// The code of rows for the row engine.
    static final int ROW_WISE = -1;

    /// @param columns by the index of the input's node
    static ColumnPlan of(
            List<Node> nodes,
            Node.DecisionNode decision,
            Map<Integer, Column> columns,
            LocalDate day,
            int budget)
            throws NoColumnForm {
        var logic = decision.logic();
        if (logic == null) {
            throw new NoColumnForm("the decision has no logic");
        }
        var probe = new Probe(nodes, columns, day, budget);
        var planner = new Planner(probe);
        var program = new Program(columns);
        var locals = Locals.none(decision.slots());
        if (logic instanceof Table table && decision.type() == Simple.ANY) {
            var collecting = new TablePlanner(planner, probe, table, locals);
            if (collecting.collects()) {
                return collecting(collecting, program);
            }
        }
        return choosing(
                planner.choices(
                        new Operands.Global(
                                nodes.indexOf(decision), decision.name(), decision.type()),
                        locals),
                program);
    }

    private static ColumnPlan collecting(TablePlanner table, Program program) throws NoColumnForm {
        var matches = table.matches();
        if (table.answers().ofEachRule().contains(Choices.ROW_WISE)) {
            throw new NoColumnForm("an output of a table that collects is computed from facts");
        }
        return new ColumnPlan(
                program,
                matches.hits().stream().mapToInt(program::add).toArray(),
                new int[0],
                program.add(matches.fault()),
                List.of(),
                table.answers());
    }

    private static ColumnPlan choosing(Choices choices, Program program) {
        var values = new ArrayList<@Nullable Object>();
        // Code 0 needs no writing: it goes to the last choice, which mostly holds nearly everyone.
        var list = choices.list();
        var last = list.getLast().value();
        for (var i = list.size() - 1; i >= 0 && last == null; i--) {
            last = list.get(i).value();
        }
        values.add(Choices.rowWise(last) ? null : last);
        var registers = new int[list.size()];
        var codes = new int[list.size()];
        for (var i = 0; i < registers.length; i++) {
            var choice = list.get(i);
            registers[i] = program.add(choice.rows());
            codes[i] = choice.rowWise() ? ROW_WISE : code(values, choice.value());
        }
        return new ColumnPlan(
                program, registers, codes, program.add(choices.fault()), values, null);
    }

    private static int code(List<@Nullable Object> values, @Nullable Object value) {
        var at = values.indexOf(value);
        if (at < 0) {
            values.add(value);
            at = values.size() - 1;
        }
        return at;
    }
}
