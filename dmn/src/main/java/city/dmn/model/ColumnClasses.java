// SPDX-License-Identifier: EUPL-1.2
package city.dmn.model;

import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import city.dmn.feel.Access;
import city.dmn.feel.Builtin;
import city.dmn.feel.Expr;
import city.dmn.feel.Frame;
import city.dmn.feel.Operands;
import city.dmn.feel.Run;
import city.dmn.feel.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A column's values in few classes between which no cell of it tells a difference, each with the rules whose cell it
/// passes. One value of each class is put to the real cells.
final class ColumnClasses {
    /// Why a cell that computes too long is not judged.
    static final String TOO_LONG = "takes too many steps to be tried here";

    private static final int STEPS = 100_000;

    /// A column that cannot be judged.
    static final class NotJudged extends Exception {
        final int rule;

        NotJudged(int rule, String why) {
            super(why, null, false, false);
            this.rule = rule;
        }
    }

    /// One class of values.
    ///
    /// @param value one of them; in words, such as `> last day`, where cells compare with computed ends
    /// @param inWords whether it is in words
    /// @param sure whether facts have such values: between 1 and 2 there may be none
    /// @param passing the rules, from 0, whose cell it passes
    record ValueClass(@Nullable Object value, boolean inWords, boolean sure, BitSet passing) {
        /// As part of a message.
        String text(String column) {
            return column
                    + (inWords ? " " : " = ")
                    + (inWords || Turns.OTHER.equals(value) ? value : Text.literal(value));
        }
    }

    private final List<ValueClass> classes;
    private final @Nullable Integer free;

    private ColumnClasses(List<ValueClass> classes, @Nullable Integer free) {
        this.classes = classes;
        this.free = free;
    }

    /// The classes; the last is null, a case of its own for overlaps, but no gap of the table's.
    List<ValueClass> list() {
        return classes;
    }

    /// What the column simply is, if nothing else has a say in it: the node of an input, or [Trends#DAY]. Values of
    /// different such columns can come together as they like. Null for any other column.
    @Nullable Integer free() {
        return free;
    }

    /// @param slots size of the frame of the table's logic
    static ColumnClasses of(List<Node> nodes, Table table, int column, int slots) throws NotJudged {
        var input = table.inputs().get(column);
        var type = input.type().bare();
        var enumerated = enumerated(nodes, input);
        var fewValues = !enumerated.isEmpty() || type == Simple.BOOLEAN;
        var own = input.expression() instanceof Operands.Global(var index, _, _) ? index : -1;
        var partition = new Partition(fewValues, own, input.slot());
        var computing = -1;
        var tests = table.rules().stream().map(it -> it.tests().get(column)).toList();
        for (var r = 0; r < tests.size(); r++) {
            var why = partition.add(tests.get(r));
            if (why != null) {
                throw new NotJudged(r, why);
            }
            if (computing < 0 && !partition.ends().isEmpty()) {
                computing = r;
            }
        }
        var why = partition.settle();
        if (why != null) {
            throw new NotJudged(computing, why);
        }
        var ends = partition.ends();
        var turns = partition.turns();
        var allowed = ends.isEmpty() ? constraints(input) : List.<FeelType.Constraint>of();
        allowed.forEach(it -> turns.addAll(named(it)));
        var classes = new ArrayList<ValueClass>();
        for (var value : values(type, enumerated, turns, allowed)) {
            var rules = new BitSet();
            for (var r = 0; r < tests.size(); r++) {
                rules.set(r, passes(value, r, tests.get(r), input.slot(), slots, ends));
            }
            classes.add(
                    value == null || ends.isEmpty()
                            ? new ValueClass(value, false, sure(value, turns), rules)
                            : new ValueClass(ends.text(value), true, false, rules));
        }
        return new ColumnClasses(classes, ends.isEmpty() ? free(nodes, input.expression()) : null);
    }

    private static boolean passes(
            @Nullable Object value, int rule, Expr test, int slot, int slots, ComputedEnds ends)
            throws NotJudged {
        var run = new Run(LocalDate.EPOCH, null, STEPS, null);
        var frame = new Frame(slots, ends::value, run);
        frame.set(slot, value);
        try {
            return Boolean.TRUE.equals(test.eval(frame));
        } catch (Run.Exhausted | StackOverflowError e) {
            throw new NotJudged(rule, TOO_LONG);
        }
    }

    /// What the column and its type allow.
    private static List<FeelType.Constraint> constraints(Table.InputColumn input) {
        var all = new ArrayList<FeelType.Constraint>();
        if (input.allowed() != null) {
            all.add(input.allowed());
        }
        for (var type = input.type(); type instanceof FeelType.Named it; type = it.base()) {
            if (it.allowed() != null) {
                all.add(it.allowed());
            }
            if (it.whole() != null) {
                all.add(it.whole());
            }
        }
        return all;
    }

    /// The values that allowed values name.
    private static Turns named(FeelType.Constraint allowed) {
        var partition = new Partition(false, -1, 0);
        if (allowed instanceof AllowedValues it) {
            partition.add(it.tests());
        }
        return partition.turns();
    }

    private static @Nullable Integer free(List<Node> nodes, Expr expression) {
        return switch (expression) {
            case Operands.Global(var index, _, _) when nodes.get(index) instanceof Node.InputNode ->
                    index;
            case Access.Call(Operands.Const(Builtin builtin, _), _, _, _, _)
                    when builtin.name().equals("today") ->
                    Trends.DAY;
            default -> null;
        };
    }

    /// Numbers are as fine as those that the cells name: a finer one stands for none where its neighbours are named.
    private static boolean sure(@Nullable Object value, Turns turns) {
        if (!(value instanceof BigDecimal n)) {
            return true;
        }
        var named = turns.numbers();
        var finest =
                named.stream()
                        .mapToInt(it -> Math.max(0, it.stripTrailingZeros().scale()))
                        .max()
                        .orElse(0);
        return !named(n.setScale(finest, RoundingMode.FLOOR), n, named)
                || !named(n.setScale(finest, RoundingMode.CEILING), n, named);
    }

    private static boolean named(BigDecimal neighbour, BigDecimal n, List<BigDecimal> turns) {
        return neighbour.compareTo(n) != 0
                && turns.stream().anyMatch(it -> it.compareTo(neighbour) == 0);
    }

    private static List<@Nullable Object> values(
            FeelType type,
            List<Object> enumerated,
            Turns turns,
            List<FeelType.Constraint> allowed) {
        var all = new ArrayList<Object>(enumerated);
        if (all.isEmpty() && type == Simple.BOOLEAN) {
            all.addAll(List.of(true, false));
        }
        if (all.isEmpty()) {
            all.addAll(turns.classes(type));
        }
        if (all.isEmpty()) {
            all.add(any(type));
        }
        var values = new ArrayList<@Nullable Object>();
        for (var value : all) {
            if (allowed.stream().allMatch(it -> it.allows(value))) {
                values.add(value);
            }
        }
        if (values.isEmpty()) {
            values.addAll(all);
        }
        values.add(null);
        return values;
    }

    private static Object any(FeelType type) {
        return switch (type) {
            case Simple.NUMBER -> BigDecimal.ZERO;
            case Simple.DATE -> LocalDate.of(2026, 1, 1);
            case Simple.TIME -> LocalTime.NOON;
            case Simple.DATE_TIME -> LocalDate.of(2026, 1, 1).atStartOfDay();
            case Simple.DAY_DURATION -> Duration.ofDays(1);
            case Simple.MONTH_DURATION -> Period.ofMonths(1);
            default -> Turns.OTHER;
        };
    }

    /// The values that a column can have where they are known one by one: allowed values, or the answers of the table
    /// of the decision that it names. Empty when they are not known.
    private static List<Object> enumerated(List<Node> nodes, Table.InputColumn input) {
        var declared =
                input.allowed() == null ? input.type().allowedValues() : input.allowed().values();
        if (!declared.isEmpty()
                || !(input.expression() instanceof Operands.Global(var index, _, _))
                || !(nodes.get(index) instanceof Node.DecisionNode decision)
                || !(decision.logic() instanceof Table below)
                || !below.policy().single()
                || below.outputs().size() != 1) {
            return declared;
        }
        var answers = new ArrayList<Expr>();
        below.rules().forEach(it -> answers.add(it.outputs().getFirst()));
        if (below.outputs().getFirst().fallback() instanceof Expr fallback) {
            answers.add(fallback);
        }
        var values = new ArrayList<Object>();
        for (var answer : answers) {
            if (!(answer instanceof Operands.Const(var value, _))) {
                return List.of();
            }
            if (value != null && !values.contains(value)) {
                values.add(value);
            }
        }
        return values;
    }
}
