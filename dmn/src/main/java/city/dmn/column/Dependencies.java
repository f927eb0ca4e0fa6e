// SPDX-License-Identifier: EUPL-1.2
package city.dmn.column;

import city.dmn.feel.Expr;
import city.dmn.feel.Operands;
import city.dmn.feel.UnaryTests;
import city.dmn.model.Locals;
import city.dmn.model.Node;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which inputs an expression hangs on, those without a column left out: they are null for everyone.
final class Dependencies {
    private final List<Node> nodes;
    private final InputColumns columns;
    private final Map<Integer, Set<Integer>> byNode = new HashMap<>();

    Dependencies(List<Node> nodes, InputColumns columns) {
        this.nodes = nodes;
        this.columns = columns;
    }

    /// The inputs, in the order in which they are met.
    Set<Integer> of(Expr expr, Locals locals) {
        var found = new LinkedHashSet<Integer>();
        gather(expr, locals, found);
        return found;
    }

    /// The input that an expression simply names; -1 when it is no such name.
    int named(Expr expr, Locals locals) {
        return switch (expr) {
            case Operands.Global(var index, _, _) when nodes.get(index) instanceof Node.InputNode ->
                    index;
            case Operands.Local(var slot, _, _) -> {
                var meaning = locals.find(slot);
                yield meaning == null ? -1 : named(meaning.expr(), meaning.locals());
            }
            default -> -1;
        };
    }

    private void gather(Expr expr, Locals locals, Set<Integer> found) {
        switch (expr) {
            case Operands.Global(var index, _, _) -> found.addAll(ofNode(index));
            case Operands.Local(var slot, _, _) -> local(slot, locals, found);
            case UnaryTests.Bound(var slot, _, var end, _) -> {
                local(slot, locals, found);
                gather(end, locals, found);
            }
            case UnaryTests.Matches(var slot, var tested, _, _) -> {
                local(slot, locals, found);
                gather(tested, locals, found);
            }
            default -> {
                for (var part : expr.parts()) {
                    gather(part, locals, found);
                }
            }
        }
    }

    private void local(int slot, Locals locals, Set<Integer> found) {
        var meaning = locals.find(slot);
        if (meaning != null) {
            gather(meaning.expr(), meaning.locals(), found);
        }
    }

    private Set<Integer> ofNode(int index) {
        var known = byNode.get(index);
        if (known != null) {
            return known;
        }
        byNode.put(index, Set.of());
        var found = new LinkedHashSet<Integer>();
        switch (nodes.get(index)) {
            case Node.InputNode _ -> {
                if (columns.find(index) != null) {
                    found.add(index);
                }
            }
            case Node.DecisionNode it -> {
                if (it.logic() != null) {
                    gather(it.logic(), Locals.none(it.slots()), found);
                }
            }
            case Node.FunctionNode it -> gather(it.body(), Locals.none(it.slots()), found);
            case Node.ServiceNode it ->
                    it.outputs().forEach(output -> found.addAll(ofNode(output)));
        }
        byNode.put(index, found);
        return found;
    }
}
