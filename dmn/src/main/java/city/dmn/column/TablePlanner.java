// SPDX-License-Identifier: EUPL-1.2
package city.dmn.column;

import city.dmn.FeelType;
import city.dmn.column.Planner.Choice;
import city.dmn.column.Planner.Choices;
import city.dmn.column.Planner.NoColumns;
import city.dmn.feel.Expr;
import city.dmn.feel.Frame;
import city.dmn.feel.Names;
import city.dmn.feel.UnaryTests;
import city.dmn.feel.Values;
import city.dmn.model.Table;
import city.dmn.model.Trends.Env;
import city.dmn.model.Trends.Thunk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Plans a decision table: the rows that each rule matches, and from them, by the hit policy, the choices.
final class TablePlanner {
    /// The rules' rows, and the rows that the row engine must look at.
    record Matches(List<Bits> hits, Bits fault) {}

    private static final int MOST_COMBINATIONS = 100;

    private final Planner planner;
    private final Table table;
    private final Env env;

    TablePlanner(Planner planner, Table table, Env outer) {
        this.planner = planner;
        this.table = table;
        var inner = outer;
        for (var input : table.inputs()) {
            inner = inner.with(input.slot(), new Thunk(input.expression(), outer));
        }
        this.env = inner;
    }

    Matches matches() throws NoColumns {
        var fault = Bits.NONE;
        for (var c = 0; c < table.inputs().size(); c++) {
            fault = Bits.or(fault, inputFaults(c));
        }
        var hits = new ArrayList<Bits>();
        for (var rule : table.rules()) {
            var hit = Bits.ALL;
            for (var test : rule.tests()) {
                if (!(test instanceof UnaryTests.Anything)) {
                    var condition = planner.condition(test, env);
                    hit = Bits.and(hit, condition.yes());
                    fault = Bits.or(fault, condition.fault());
                }
            }
            hits.add(hit);
        }
        return new Matches(hits, fault);
    }

    /// Rows where computing a column's value is a fault. Where a cell asks the column, the cell's faults hold these.
    private Bits inputFaults(int c) throws NoColumns {
        var input = table.inputs().get(c);
        var asked =
                table.rules().stream()
                        .anyMatch(it -> !(it.tests().get(c) instanceof UnaryTests.Anything));
        var allowed = input.allowed();
        if (asked && allowed == null) {
            return Bits.NONE;
        }
        var choices = planner.choices(input.expression(), env);
        var fault = choices.fault();
        if (allowed != null) {
            for (var choice : choices.choices()) {
                if (choice.value() != null && !allowed.allows(choice.value())) {
                    fault = Bits.or(fault, choice.rows());
                }
            }
        }
        return fault;
    }

    /// The constant answer of each rule; [Planner#ROW_WISE] where it has none.
    List<@Nullable Object> outputs() {
        var all = new ArrayList<@Nullable Object>();
        for (var r = 0; r < table.rules().size(); r++) {
            var constant =
                    table.rules().get(r).outputs().stream()
                            .allMatch(it -> planner.inputs(it, env).isEmpty());
            all.add(constant ? answer(List.of(r)) : Planner.ROW_WISE);
        }
        return all;
    }

    /// The answer when these rules match; [Planner#ROW_WISE] when it is a fault.
    @Nullable Object answer(List<Integer> hits) {
        var asked =
                planner.ask(new Answering(table, hits), new Env(env.slots(), Map.of()), -1, null);
        return asked.fault() ? Planner.ROW_WISE : asked.value();
    }

    /// The table as if exactly some rules matched.
    private record Answering(Table table, List<Integer> hits) implements Expr {
        @Override
        public @Nullable Object eval(Frame frame) {
            return table.answerOf(hits, frame);
        }

        @Override
        public FeelType type() {
            return table.type();
        }

        @Override
        public List<Expr> parts() {
            return List.of(table);
        }
    }

    Choices choices() throws NoColumns {
        if (!table.policy().single()) {
            throw new NoColumns("the hit policy " + table.policy() + " gives lists");
        }
        var matches = matches();
        var outputs = outputs();
        var fault = matches.fault();
        var order = new ArrayList<Integer>();
        for (var r = 0; r < outputs.size(); r++) {
            order.add(r);
        }
        switch (table.policy()) {
            case UNIQUE -> fault = Bits.or(fault, twice(matches.hits()));
            case ANY -> fault = Bits.or(fault, twice(byOutput(matches.hits(), outputs)));
            case PRIORITY -> {
                if (outputs.contains(Planner.ROW_WISE)) {
                    throw new NoColumns(
                            "an output of a table with priorities is computed from facts");
                }
                order.sort((a, b) -> a.equals(b) ? 0 : before(a, b, outputs) ? -1 : 1);
            }
            default -> {}
        }
        var choices = new ArrayList<Choice>();
        for (var r : order) {
            var hit = matches.hits().get(r);
            if (computed(outputs.get(r))) {
                fault = Bits.or(fault, expand(r, hit, choices));
            } else {
                choices.add(new Choice(hit, outputs.get(r)));
            }
        }
        choices.add(new Choice(Bits.ALL, answer(List.of())));
        return new Choices(choices, fault);
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean computed(@Nullable Object output) {
        return output == Planner.ROW_WISE;
    }

    /// The answers of a rule whose outputs are computed: one choice for each combination of what they can be. Where
    /// they have no such form, the rule's rows are left to the row engine.
    ///
    /// @return rows of the rule where computing an output is a fault
    private Bits expand(int r, Bits hit, List<Choice> into) {
        var rule = table.rules().get(r);
        var combinations = new ArrayList<Choice>();
        combinations.add(new Choice(hit, List.of()));
        var fault = Bits.NONE;
        try {
            for (var output : rule.outputs()) {
                var choices = planner.choices(output, env);
                fault = Bits.or(fault, Bits.and(hit, choices.fault()));
                var more = new ArrayList<Choice>();
                for (var combination : combinations) {
                    for (var choice : choices.choices()) {
                        var values =
                                new ArrayList<@Nullable Object>(
                                        (List<?>) Objects.requireNonNull(combination.value()));
                        values.add(choice.value());
                        more.add(new Choice(Bits.and(combination.rows(), choice.rows()), values));
                    }
                }
                combinations = more;
                if (combinations.size() > MOST_COMBINATIONS) {
                    throw new NoColumns("too many combinations of outputs");
                }
            }
        } catch (NoColumns e) {
            into.add(new Choice(hit, Planner.ROW_WISE));
            return Bits.NONE;
        }
        for (var combination : combinations) {
            into.add(
                    new Choice(
                            combination.rows(),
                            given(rule, (List<?>) Objects.requireNonNull(combination.value()))));
        }
        return fault;
    }

    /// The rule's answer when its outputs have these values; [Planner#ROW_WISE] when that is a fault.
    private @Nullable Object given(Table.Rule rule, List<?> values) {
        var cells = new ArrayList<Expr>();
        for (var value : values) {
            if (computed(value)) {
                return Planner.ROW_WISE;
            }
            cells.add(new Names.Const(value, Values.typeOf(value)));
        }
        var one =
                new Table(
                        table.policy(),
                        table.inputs(),
                        table.outputs(),
                        List.of(new Table.Rule(rule.tests(), cells, rule.at())),
                        table.text(),
                        table.at());
        var asked =
                planner.ask(
                        new Answering(one, List.of(0)), new Env(env.slots(), Map.of()), -1, null);
        return asked.fault() ? Planner.ROW_WISE : asked.value();
    }

    private boolean before(int a, int b, List<@Nullable Object> outputs) {
        if (Objects.equals(outputs.get(a), outputs.get(b))) {
            return a < b;
        }
        // Asked of the table itself: which of the two would it answer?
        return Objects.equals(answer(a < b ? List.of(a, b) : List.of(b, a)), outputs.get(a));
    }

    private static Bits twice(List<Bits> hits) {
        var possible = hits.stream().filter(it -> !it.equals(Bits.NONE)).toList();
        return possible.size() < 2 ? Bits.NONE : new Bits.Twice(possible);
    }

    /// The rows of all rules with one answer joined.
    private static List<Bits> byOutput(List<Bits> hits, List<@Nullable Object> outputs) {
        var joined = new LinkedHashMap<Object, Bits>();
        for (var i = 0; i < hits.size(); i++) {
            var output = outputs.get(i);
            // What is computed may differ from all others.
            var key = output == null ? "" : computed(output) ? (Object) Integer.valueOf(i) : output;
            var before = joined.get(key);
            joined.put(key, before == null ? hits.get(i) : Bits.or(before, hits.get(i)));
        }
        return List.copyOf(joined.values());
    }

    /// Whether the answer is made of all the rules that match.
    boolean collects() {
        return !table.policy().single() && table.rules().size() <= 63;
    }
}
