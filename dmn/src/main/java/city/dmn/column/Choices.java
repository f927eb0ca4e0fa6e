// SPDX-License-Identifier: EUPL-1.2
package city.dmn.column;

import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import city.dmn.feel.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an expression can give: the first choice whose rows hold a row gives its value.
///
/// @param list every row is in one of them
/// @param fault rows for the row engine
record Choices(List<Choice> list, RowSet fault) {
    /// More than these have no column form.
    static final int MOST = 300;

    /// Stands for a value that must be computed for each row.
    static final Object ROW_WISE = new Object();

    /// Some rows and their value.
    ///
    /// @param value a constant; [#ROW_WISE] where there is none
    record Choice(RowSet rows, @Nullable Object value) {
        Choice within(RowSet some) {
            return new Choice(RowSet.and(some, rows), value);
        }

        boolean rowWise() {
            return Choices.rowWise(value);
        }
    }

    /// Whether a value must be computed for each row.
    @SuppressWarnings("ReferenceEquality") // a mark, not a value
    static boolean rowWise(@Nullable Object value) {
        return value == ROW_WISE;
    }

    /// One value everywhere.
    static Choices constant(Probe.Reply reply) {
        return new Choices(
                List.of(new Choice(RowSet.ALL, reply.value())),
                reply.fault() ? RowSet.ALL : RowSet.NONE);
    }

    /// A condition as a value.
    static Choices truth(Condition condition) {
        return new Choices(
                List.of(
                        new Choice(condition.yes(), true),
                        new Choice(condition.no(), false),
                        new Choice(RowSet.ALL, null)),
                condition.fault());
    }

    /// `if when then … else …`: what is not true takes the else part.
    static Choices either(Condition when, Choices then, Choices otherwise) {
        var all = new ArrayList<Choice>();
        then.list.forEach(it -> all.add(it.within(when.yes())));
        all.addAll(otherwise.list);
        return new Choices(all, RowSet.or(when.fault(), RowSet.or(then.fault, otherwise.fault)));
    }

    /// The values as a declared type wants them; what it does not allow is null with a fault.
    Choices as(FeelType type) {
        if (type == Simple.ANY) {
            return this;
        }
        var all = new ArrayList<Choice>();
        var faulty = fault;
        for (var choice : list) {
            var coerced = choice.rowWise() ? ROW_WISE : Types.coerce(choice.value(), type);
            if (Types.misfit(coerced)) {
                faulty = RowSet.or(faulty, choice.rows());
                coerced = null;
            }
            all.add(new Choice(choice.rows(), coerced));
        }
        return new Choices(all, faulty);
    }
}
