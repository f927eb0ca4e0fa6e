// SPDX-License-Identifier: EUPL-1.2
package city.dmn.column;

import city.dmn.column.Choices.Choice;
import city.dmn.feel.UnaryTests;
import city.dmn.model.Locals;
import city.dmn.model.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Plans a decision table: the rows that each rule matches, and from them, by the hit policy, the choices. Cells and
/// outputs are expressions, for which the planner is asked.
final class TablePlanner {
    /// The rules' rows, and the rows that the row engine must look at.
    record Matches(List<RowSet> hits, RowSet fault) {}

    private static final int MOST_COMBINATIONS = 100;

    private final Planner planner;
    private final Table table;
    private final Locals locals;
    private final TableAnswers answers;

    TablePlanner(Planner planner, Probe probe, Table table, Locals outer) {
        this.planner = planner;
        this.table = table;
        var inner = outer;
        for (var input : table.inputs()) {
            inner = inner.with(input.slot(), input.expression(), outer);
        }
        this.locals = inner;
        this.answers = new TableAnswers(probe, table, inner);
    }

    TableAnswers answers() {
        return answers;
    }

    Matches matches() throws NoColumnForm {
        var fault = RowSet.NONE;
        for (var c = 0; c < table.inputs().size(); c++) {
            fault = RowSet.or(fault, inputFaults(c));
        }
        var hits = new ArrayList<RowSet>();
        for (var rule : table.rules()) {
            var hit = RowSet.ALL;
            for (var test : rule.tests()) {
                if (!(test instanceof UnaryTests.Anything)) {
                    var condition = planner.condition(test, locals);
                    hit = RowSet.and(hit, condition.yes());
                    fault = RowSet.or(fault, condition.fault());
                }
            }
            hits.add(hit);
        }
        return new Matches(hits, fault);
    }

    /// Rows where computing a column's value is a fault. Where a cell asks the column, the cell's faults hold these.
    private RowSet inputFaults(int c) throws NoColumnForm {
        var input = table.inputs().get(c);
        var asked =
                table.rules().stream()
                        .anyMatch(it -> !(it.tests().get(c) instanceof UnaryTests.Anything));
        var allowed = input.allowed();
        if (asked && allowed == null) {
            return RowSet.NONE;
        }
        var choices = planner.choices(input.expression(), locals);
        var fault = choices.fault();
        if (allowed != null) {
            for (var choice : choices.list()) {
                if (choice.value() != null && !allowed.allows(choice.value())) {
                    fault = RowSet.or(fault, choice.rows());
                }
            }
        }
        return fault;
    }

    Choices choices() throws NoColumnForm {
        if (!table.policy().single()) {
            throw new NoColumnForm("the hit policy " + table.policy() + " gives lists");
        }
        var matches = matches();
        var outputs = answers.ofEachRule();
        var fault = matches.fault();
        var order = new ArrayList<Integer>();
        for (var r = 0; r < outputs.size(); r++) {
            order.add(r);
        }
        switch (table.policy()) {
            case UNIQUE -> fault = RowSet.or(fault, twice(matches.hits()));
            case ANY -> fault = RowSet.or(fault, twice(byOutput(matches.hits(), outputs)));
            case PRIORITY -> {
                if (outputs.contains(Choices.ROW_WISE)) {
                    throw new NoColumnForm(
                            "an output of a table with priorities is computed from facts");
                }
                order.sort((a, b) -> a.equals(b) ? 0 : answers.before(a, b, outputs) ? -1 : 1);
            }
            default -> {}
        }
        var choices = new ArrayList<Choice>();
        for (var r : order) {
            var hit = matches.hits().get(r);
            if (Choices.rowWise(outputs.get(r))) {
                fault = RowSet.or(fault, expand(table.rules().get(r), hit, choices));
            } else {
                choices.add(new Choice(hit, outputs.get(r)));
            }
        }
        choices.add(new Choice(RowSet.ALL, answers.of(List.of())));
        return new Choices(choices, fault);
    }

    /// The answers of a rule whose outputs are computed: one choice for each combination of what they can be. Where
    /// they have no such form, the rule's rows are left to the row engine.
    ///
    /// @return rows of the rule where computing an output is a fault
    private RowSet expand(Table.Rule rule, RowSet hit, List<Choice> into) {
        var combinations = List.of(new Combination(hit, List.of()));
        var fault = RowSet.NONE;
        try {
            for (var output : rule.outputs()) {
                var choices = planner.choices(output, locals);
                fault = RowSet.or(fault, RowSet.and(hit, choices.fault()));
                var more = new ArrayList<Combination>();
                for (var combination : combinations) {
                    choices.list().forEach(it -> more.add(combination.with(it)));
                }
                combinations = more;
                if (combinations.size() > MOST_COMBINATIONS) {
                    throw new NoColumnForm("too many combinations of outputs");
                }
            }
        } catch (NoColumnForm e) {
            into.add(new Choice(hit, Choices.ROW_WISE));
            return RowSet.NONE;
        }
        for (var combination : combinations) {
            into.add(new Choice(combination.rows(), answers.given(rule, combination.values())));
        }
        return fault;
    }

    /// Values of the first outputs of a rule, and the rows that have them.
    private record Combination(RowSet rows, List<@Nullable Object> values) {
        Combination with(Choice choice) {
            var more = new ArrayList<@Nullable Object>(values);
            more.add(choice.value());
            return new Combination(RowSet.and(rows, choice.rows()), more);
        }
    }

    private static RowSet twice(List<RowSet> hits) {
        var possible = hits.stream().filter(it -> !it.equals(RowSet.NONE)).toList();
        return possible.size() < 2 ? RowSet.NONE : new RowSet.Twice(possible);
    }

    /// The rows of all rules with one answer joined.
    private static List<RowSet> byOutput(List<RowSet> hits, List<@Nullable Object> outputs) {
        var joined = new LinkedHashMap<Object, RowSet>();
        for (var i = 0; i < hits.size(); i++) {
            var output = outputs.get(i);
            // What is computed may differ from all others.
            var key =
                    output == null
                            ? ""
                            : Choices.rowWise(output) ? (Object) Integer.valueOf(i) : output;
            var before = joined.get(key);
            joined.put(key, before == null ? hits.get(i) : RowSet.or(before, hits.get(i)));
        }
        return List.copyOf(joined.values());
    }

    /// Whether the answer is made of all the rules that match.
    boolean collects() {
        return !table.policy().single() && table.rules().size() <= 63;
    }
}
