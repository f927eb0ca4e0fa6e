// SPDX-License-Identifier: EUPL-1.2
package city.dmn.column;

import city.dmn.Column;
import city.dmn.feel.Expr;
import city.dmn.feel.Run;
import city.dmn.model.Evaluation;
import city.dmn.model.Locals;
import city.dmn.model.Node;
import city.dmn.model.Trends;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Asks the row engine what an expression says at a chosen value of one input, so that columns and rows cannot differ.
/// Other inputs can be held at a value meanwhile; what is neither asked for nor held is null. All parts of one plan
/// share it.
final class Probe {
    /// More different values of an input are not asked one by one.
    static final int MOST_CODES = 4096;

    /// Dates and numbers whose values span more are not asked one by one.
    static final long MOST_VALUES = MOST_CODES * 16L;

    /// A value, and whether getting it was a fault.
    record Reply(@Nullable Object value, boolean fault) {}

    /// Planning that may find that there is no column form.
    interface Work<T> {
        T run() throws NoColumnForm;
    }

    private final List<Node> nodes;
    private final LocalDate day;
    private final int budget;
    private final InputColumns columns;
    private final Dependencies dependencies;
    private final Map<Integer, Trends> trends = new HashMap<>();
    private final Map<Integer, @Nullable Object> held = new HashMap<>();

    /// @param given columns by the index of the input's node
    Probe(List<Node> nodes, Map<Integer, Column> given, LocalDate day, int budget) {
        this.nodes = nodes;
        this.day = day;
        this.budget = budget;
        this.columns = new InputColumns(nodes, given);
        this.dependencies = new Dependencies(nodes, columns);
    }

    InputColumns columns() {
        return columns;
    }

    Node node(int index) {
        return nodes.get(index);
    }

    /// Asks where no input but those held is looked at.
    Reply ask(Expr expr, Locals locals) {
        return ask(expr, locals, -1, null);
    }

    /// Asks with one input at a value.
    Reply ask(Expr expr, Locals locals, int input, @Nullable Object fact) {
        var facts = new @Nullable Object[nodes.size()];
        held.forEach((index, value) -> facts[index] = value);
        if (input >= 0) {
            facts[input] = fact;
        }
        var run = new Run(day, null, budget, null);
        var evaluation = new Evaluation(nodes, run, facts);
        try {
            var value = expr.eval(locals.frame(expr, evaluation, run));
            return new Reply(value, !run.faults().isEmpty());
        } catch (Run.Exhausted | StackOverflowError e) {
            return new Reply(null, true);
        }
    }

    /// Which way values go with an input.
    Trends trends(int input) {
        return trends.computeIfAbsent(
                input, it -> new Trends(nodes, it, (expr, locals) -> ask(expr, locals).value()));
    }

    /// The inputs that an expression hangs on, those held left out.
    Set<Integer> inputs(Expr expr, Locals locals) {
        var found = dependencies.of(expr, locals);
        found.removeAll(held.keySet());
        return found;
    }

    /// The input that an expression simply names; -1 when it is no such name.
    int named(Expr expr, Locals locals) {
        return dependencies.named(expr, locals);
    }

    /// How many inputs are held.
    int held() {
        return held.size();
    }

    /// Does something while an input is held at a value.
    <T> T holding(int input, @Nullable Object value, Work<T> work) throws NoColumnForm {
        held.put(input, value);
        try {
            return work.run();
        } finally {
            held.remove(input);
        }
    }
}
