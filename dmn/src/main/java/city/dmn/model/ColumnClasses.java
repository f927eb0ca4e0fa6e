// SPDX-License-Identifier: EUPL-1.2
package city.dmn.model;

import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import city.dmn.feel.Expr;
import city.dmn.feel.Frame;
import city.dmn.feel.Operands;
import city.dmn.feel.Run;
import city.dmn.feel.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A column's values in few classes between which no cell of it tells a difference, each with the rules whose cell it
/// passes. One value of each class is put to the real cells.
final class ColumnClasses {
    private static final String OTHER = "(any other)";
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
    /// @param passing the rules, from 0, whose cell it passes
    record ValueClass(@Nullable Object value, boolean inWords, BitSet passing) {
        /// As part of a message.
        String text(String column) {
            return column
                    + (inWords ? " " : " = ")
                    + (inWords || OTHER.equals(value) ? value : Text.literal(value));
        }
    }

    private final List<ValueClass> classes;
    private final int input;

    private ColumnClasses(List<ValueClass> classes, int input) {
        this.classes = classes;
        this.input = input;
    }

    /// The classes; the last is null, a case of its own for overlaps, but no gap of the table's.
    List<ValueClass> list() {
        return classes;
    }

    /// The node of the input whose plain value the column is, compared with nothing computed; -1 when it is no such
    /// column. Facts of different inputs hang on nothing.
    int input() {
        return input;
    }

    /// @param slots size of the frame of the table's logic
    static ColumnClasses of(List<Node> nodes, Table table, int column, int slots) throws NotJudged {
        var input = table.inputs().get(column);
        var type = input.type().bare();
        var enumerated = enumerated(nodes, input);
        var fewValues = !enumerated.isEmpty() || type == Simple.BOOLEAN;
        var own = input.expression() instanceof Operands.Global(var index, _, _) ? index : -1;
        var partition = new Partition(fewValues, own);
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
        var classes = new ArrayList<ValueClass>();
        for (var value : values(type, enumerated, partition.turns())) {
            var rules = new BitSet();
            for (var r = 0; r < tests.size(); r++) {
                var run = new Run(LocalDate.EPOCH, null, STEPS, null);
                var frame = new Frame(slots, ends::value, run);
                frame.set(input.slot(), value);
                rules.set(r, Boolean.TRUE.equals(tests.get(r).eval(frame)));
            }
            classes.add(
                    value == null || ends.isEmpty()
                            ? new ValueClass(value, false, rules)
                            : new ValueClass(ends.text(value), true, rules));
        }
        var plain = ends.isEmpty() && own >= 0 && nodes.get(own) instanceof Node.InputNode;
        return new ColumnClasses(classes, plain ? own : -1);
    }

    private static List<@Nullable Object> values(
            FeelType type, List<Object> enumerated, List<Object> turns) {
        var values = new ArrayList<@Nullable Object>();
        if (!enumerated.isEmpty()) {
            values.addAll(enumerated);
        } else if (type == Simple.BOOLEAN || (first(turns) instanceof Boolean)) {
            values.add(true);
            values.add(false);
        } else if (turns.isEmpty()) {
            values.add(any(type));
        } else if (first(turns) instanceof String) {
            values.addAll(turns);
            values.add(OTHER);
        } else {
            values.addAll(Partition.between(turns));
        }
        values.add(null);
        return values;
    }

    private static @Nullable Object first(List<Object> turns) {
        return turns.isEmpty() ? null : turns.getFirst();
    }

    private static Object any(FeelType type) {
        return type == Simple.NUMBER
                ? BigDecimal.ZERO
                : type == Simple.DATE ? LocalDate.of(2026, 1, 1) : OTHER;
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
