// SPDX-License-Identifier: EUPL-1.2
package city.dmn.column;

import city.dmn.FeelType;
import city.dmn.feel.Expr;
import city.dmn.feel.Frame;
import city.dmn.feel.Operands;
import city.dmn.feel.Values;
import city.dmn.model.Locals;
import city.dmn.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a decision table answers when it is known which of its rules match. The table itself is asked.
final class TableAnswers {
    private final Probe probe;
    private final Table table;
    private final Locals locals;

    /// @param locals with the table's input columns among them
    TableAnswers(Probe probe, Table table, Locals locals) {
        this.probe = probe;
        this.table = table;
        this.locals = locals;
    }

    /// The answer when these rules match; [Choices#ROW_WISE] when it is a fault.
    @Nullable Object of(List<Integer> hits) {
        return answer(table, hits);
    }

    /// The constant answer of each rule; [Choices#ROW_WISE] where it has none.
    List<@Nullable Object> ofEachRule() {
        var all = new ArrayList<@Nullable Object>();
        for (var r = 0; r < table.rules().size(); r++) {
            var constant =
                    table.rules().get(r).outputs().stream()
                            .allMatch(it -> probe.inputs(it, locals).isEmpty());
            all.add(constant ? of(List.of(r)) : Choices.ROW_WISE);
        }
        return all;
    }

    /// A rule's answer when its outputs have these values; [Choices#ROW_WISE] when that is a fault.
    @Nullable Object given(Table.Rule rule, List<?> values) {
        var cells = new ArrayList<Expr>();
        for (var value : values) {
            if (Choices.rowWise(value)) {
                return Choices.ROW_WISE;
            }
            cells.add(new Operands.Const(value, Values.typeOf(value)));
        }
        var one =
                new Table(
                        table.policy(),
                        table.inputs(),
                        table.outputs(),
                        List.of(new Table.Rule(rule.tests(), cells, rule.at())),
                        table.text(),
                        table.at());
        return answer(one, List.of(0));
    }

    /// Whether the answer of one rule goes before that of another. The table is asked which of the two it would give.
    ///
    /// @param outputs of each rule
    boolean before(int a, int b, List<@Nullable Object> outputs) {
        if (Objects.equals(outputs.get(a), outputs.get(b))) {
            return a < b;
        }
        return Objects.equals(of(a < b ? List.of(a, b) : List.of(b, a)), outputs.get(a));
    }

    private @Nullable Object answer(Table asked, List<Integer> hits) {
        var reply = probe.ask(new Answering(asked, hits), Locals.none(locals.slots()));
        return reply.fault() ? Choices.ROW_WISE : reply.value();
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
}
