// SPDX-License-Identifier: EUPL-1.2
package city.dmn.model;

import city.dmn.Range;
import city.dmn.Wanted;
import city.dmn.feel.Expr;
import city.dmn.feel.Operators;
import city.dmn.feel.UnaryTests;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says what a cell asks for as data.
final class WantedByCell {
    /// Computes an end that hangs on other facts; null where it cannot.
    interface Ends {
        @Nullable Object value(Expr expr);
    }

    private final Ends ends;
    private final String text;

    private WantedByCell(Ends ends, String text) {
        this.ends = ends;
        this.text = text;
    }

    /// @param text the cell as written, for what has no other form
    static Wanted of(@Nullable Expr test, String text, Ends ends) {
        return test == null ? new Wanted.Written(text) : new WantedByCell(ends, text).wanted(test);
    }

    private Wanted wanted(Expr test) {
        return switch (test) {
            case UnaryTests.AnyOf(var tests) ->
                    new Wanted.Any(tests.stream().map(this::wanted).toList());
            case UnaryTests.NoneOf(var tests) -> new Wanted.Not(wanted(tests));
            case UnaryTests.Bound(_, var relation, var end, _) -> bound(relation, ends.value(end));
            case UnaryTests.Matches(_, city.dmn.feel.Operands.Const(var value, _), _, _)
                    when value == null ->
                    new Wanted.Exactly(null);
            case UnaryTests.Matches(_, var expression, var usesValue, _) when !usesValue ->
                    value(ends.value(expression));
            default -> new Wanted.Written(text);
        };
    }

    private Wanted bound(Operators.Relation relation, @Nullable Object end) {
        if (end == null) {
            return new Wanted.Written(text);
        }
        return switch (relation) {
            case EQ -> new Wanted.Exactly(end);
            case NE -> new Wanted.Not(new Wanted.Exactly(end));
            case LT -> new Wanted.End(end, false, false);
            case LE -> new Wanted.End(end, false, true);
            case GT -> new Wanted.End(end, true, false);
            case GE -> new Wanted.End(end, true, true);
        };
    }

    private Wanted value(@Nullable Object value) {
        return switch (value) {
            case null -> new Wanted.Written(text);
            case Range range
                    when range.form() == Range.Form.INTERVAL
                            && range.low() != null
                            && range.high() != null ->
                    new Wanted.Both(
                            new Wanted.End(range.low(), true, range.lowIncluded()),
                            new Wanted.End(range.high(), false, range.highIncluded()));
            case Range _ -> new Wanted.Written(text);
            case List<?> list -> {
                var all = new ArrayList<Wanted>();
                list.forEach(it -> all.add(value(it)));
                yield new Wanted.Any(all);
            }
            default -> new Wanted.Exactly(value);
        };
    }
}
