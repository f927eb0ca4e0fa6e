// SPDX-License-Identifier: EUPL-1.2
package city.dmn.column;

import city.dmn.Column;
import city.dmn.column.Choices.Choice;
import city.dmn.feel.Expr;
import city.dmn.model.Locals;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What can be computed from one input of few values, or with few different results: each value is asked.
final class InputValues {
    private final Probe probe;
    private final InputColumns columns;

    InputValues(Probe probe) {
        this.probe = probe;
        this.columns = probe.columns();
    }

    Choices of(Expr expr, Locals locals, int input) throws NoColumnForm {
        var found = new Found();
        if (columns.hasNulls(input)) {
            found.add(new RowSet.Null(input), probe.ask(expr, locals, input, null));
        }
        switch (columns.find(input)) {
            case Column.Codes(_, var dictionary, _) -> {
                for (var i = 0; i < dictionary.size(); i++) {
                    found.add(
                            RowSet.OneOf.one(input, i, dictionary.size()),
                            probe.ask(expr, locals, input, dictionary.get(i)));
                }
            }
            case Column.Booleans _ -> {
                var isTrue = new RowSet.True(input);
                found.add(isTrue, probe.ask(expr, locals, input, true));
                found.add(RowSet.ALL, RowSet.not(isTrue), probe.ask(expr, locals, input, false));
            }
            case Column.Dates _, Column.Numbers _ -> stretches(expr, locals, input, found);
            case null, default ->
                    throw new NoColumnForm(columns.quoted(input) + " has no narrow column");
        }
        if (found.choices.size() > Choices.MOST) {
            throw new NoColumnForm(
                    "a value computed from " + columns.quoted(input) + " has too many forms");
        }
        found.choices.add(new Choice(RowSet.ALL, null));
        return new Choices(found.choices, found.fault);
    }

    /// One choice for each stretch of values with the same result.
    private void stretches(Expr expr, Locals locals, int input, Found found) throws NoColumnForm {
        var span = columns.span(input);
        if (span >= Probe.MOST_VALUES) {
            throw new NoColumnForm(
                    "a value is computed from "
                            + columns.quoted(input)
                            + ", which has too many values");
        }
        var ends = columns.bounds(input);
        var from = ends[0];
        var now = probe.ask(expr, locals, input, columns.fact(input, from));
        for (var i = 1L; i <= span; i++) {
            var value = ends[0] + i;
            var next = probe.ask(expr, locals, input, columns.fact(input, value));
            if (next.fault() != now.fault() || !Objects.equals(next.value(), now.value())) {
                found.add(new RowSet.Between(input, from, value - 1), now);
                from = value;
                now = next;
            }
        }
        found.add(new RowSet.Between(input, from, ends[1]), now);
    }

    /// Choices while they are gathered.
    private static final class Found {
        private final List<Choice> choices = new ArrayList<>();
        private RowSet fault = RowSet.NONE;

        void add(RowSet rows, Probe.Reply reply) {
            add(rows, rows, reply);
        }

        /// @param own the rows that are this choice's alone, where an earlier one may hold some of `rows`
        void add(RowSet rows, RowSet own, Probe.Reply reply) {
            choices.add(new Choice(rows, reply.value()));
            if (reply.fault()) {
                fault = RowSet.or(fault, own);
            }
        }
    }
}
