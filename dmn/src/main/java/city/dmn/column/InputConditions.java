// SPDX-License-Identifier: EUPL-1.2
package city.dmn.column;

import city.dmn.Column;
import city.dmn.feel.Expr;
import city.dmn.model.Locals;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Conditions over one input. Of a column with few values every value is asked. Of dates and numbers the turning points
/// are found; where there are no such points, each value between the least and the greatest is asked, if these are not
/// too many.
final class InputConditions {
    private static final int MOST_STRETCHES = 400;

    private final Probe probe;
    private final InputColumns columns;
    private final TurningPoints turningPoints;

    InputConditions(Probe probe) {
        this.probe = probe;
        this.columns = probe.columns();
        this.turningPoints = new TurningPoints(probe);
    }

    Condition of(Expr expr, Locals locals, int input) throws NoColumnForm {
        var known =
                switch (columns.find(input)) {
                    case Column.Codes codes -> overCodes(expr, locals, input, codes);
                    case Column.Booleans _ -> overBooleans(expr, locals, input);
                    case Column.Dates _, Column.Numbers _ -> overOrdered(expr, locals, input);
                    case null, default ->
                            throw new NoColumnForm(columns.quoted(input) + " has no narrow column");
                };
        if (!columns.hasNulls(input)) {
            return known;
        }
        var ofNull = Condition.constant(probe.ask(expr, locals, input, null));
        return new Condition(
                withNull(known.yes(), ofNull.yes(), input),
                withNull(known.no(), ofNull.no(), input),
                withNull(known.fault(), ofNull.fault(), input));
    }

    /// What is known of the values there, without null, and what is said of null.
    private static RowSet withNull(RowSet known, RowSet ofNull, int input) {
        var none = new RowSet.Null(input);
        // Every set but that of all rows is made of comparisons, which null is never among.
        var there = known.equals(RowSet.ALL) ? RowSet.not(none) : known;
        return ofNull.equals(RowSet.ALL)
                ? known.equals(RowSet.ALL) ? RowSet.ALL : RowSet.or(there, none)
                : there;
    }

    private Condition overCodes(Expr expr, Locals locals, int input, Column.Codes codes)
            throws NoColumnForm {
        var size = codes.dictionary().size();
        if (size > Probe.MOST_CODES || !codes.codes().narrow()) {
            throw new NoColumnForm(columns.quoted(input) + " has " + size + " different values");
        }
        var yes = new boolean[size];
        var no = new boolean[size];
        var fault = new boolean[size];
        for (var i = 0; i < size; i++) {
            var reply = probe.ask(expr, locals, input, codes.dictionary().get(i));
            yes[i] = Boolean.TRUE.equals(reply.value());
            no[i] = Boolean.FALSE.equals(reply.value());
            fault[i] = reply.fault();
        }
        return new Condition(
                RowSet.OneOf.of(input, yes),
                RowSet.OneOf.of(input, no),
                RowSet.OneOf.of(input, fault));
    }

    private Condition overBooleans(Expr expr, Locals locals, int input) {
        var whenTrue = Condition.constant(probe.ask(expr, locals, input, true));
        var whenFalse = Condition.constant(probe.ask(expr, locals, input, false));
        var isTrue = new RowSet.True(input);
        var isFalse = RowSet.and(RowSet.not(isTrue), RowSet.not(new RowSet.Null(input)));
        return new Condition(
                RowSet.or(RowSet.and(whenTrue.yes(), isTrue), RowSet.and(whenFalse.yes(), isFalse)),
                RowSet.or(RowSet.and(whenTrue.no(), isTrue), RowSet.and(whenFalse.no(), isFalse)),
                RowSet.or(
                        RowSet.and(whenTrue.fault(), isTrue),
                        RowSet.and(whenFalse.fault(), isFalse)));
    }

    private Condition overOrdered(Expr expr, Locals locals, int input) throws NoColumnForm {
        var span = columns.span(input);
        var found = columns.constrained(input) ? null : turningPoints.find(expr, locals, input);
        return found == null ? eachValue(expr, locals, input, span) : found;
    }

    private Condition eachValue(Expr expr, Locals locals, int input, long span)
            throws NoColumnForm {
        if (span >= Probe.MOST_VALUES) {
            throw new NoColumnForm(
                    "a condition on "
                            + columns.quoted(input)
                            + " turns too often for its "
                            + (span + 1)
                            + " values");
        }
        var first = columns.bounds(input)[0];
        var replies = new ArrayList<Probe.Reply>();
        for (var i = 0L; i <= span; i++) {
            replies.add(probe.ask(expr, locals, input, columns.fact(input, first + i)));
        }
        return new Condition(
                stretches(input, first, replies, it -> Boolean.TRUE.equals(it.value())),
                stretches(input, first, replies, it -> Boolean.FALSE.equals(it.value())),
                stretches(input, first, replies, Probe.Reply::fault));
    }

    private static RowSet stretches(
            int input, long first, List<Probe.Reply> replies, Predicate<Probe.Reply> in)
            throws NoColumnForm {
        var all = RowSet.NONE;
        var parts = 0;
        for (var i = 0; i < replies.size(); i++) {
            if (in.test(replies.get(i))) {
                var from = i;
                while (i + 1 < replies.size() && in.test(replies.get(i + 1))) {
                    i++;
                }
                if (++parts > MOST_STRETCHES) {
                    throw new NoColumnForm(
                            "a condition turns more than " + MOST_STRETCHES + " times");
                }
                all = RowSet.or(all, new RowSet.Between(input, first + from, first + i));
            }
        }
        return all;
    }
}
