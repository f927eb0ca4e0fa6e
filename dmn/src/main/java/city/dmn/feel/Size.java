// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import java.util.ArrayDeque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// How large an expression is, known before it is evaluated: what one evaluation of it can cost at most, but for what
/// repeats inside it.
///
/// @param nodes how many nodes it has; the bodies of functions that it makes are not among them
/// @param depth how many calls of Java stand on the thread's stack at its deepest node, about
public record Size(int nodes, int depth) {
    private static final class Open {
        final Iterator<Expr> parts;
        final int own;
        int deepest;

        Open(Iterator<Expr> parts, int own) {
            this.parts = parts;
            this.own = own;
        }
    }

    /// Measures an expression, however deep it is.
    public static Size of(@Nullable Expr expr) {
        if (expr == null) {
            return new Size(0, 0);
        }
        var nodes = 0;
        var open = new ArrayDeque<Open>();
        open.push(open(expr));
        while (true) {
            var top = open.element();
            if (top.parts.hasNext()) {
                open.push(open(top.parts.next()));
                continue;
            }
            open.pop();
            nodes++;
            var depth = top.own + top.deepest;
            if (open.isEmpty()) {
                return new Size(nodes, depth);
            }
            var outer = open.element();
            outer.deepest = Math.max(outer.deepest, depth);
        }
    }

    private static Open open(Expr expr) {
        var parts =
                expr instanceof Control.FunctionMaker
                        ? java.util.Collections.<Expr>emptyIterator()
                        : expr.parts().iterator();
        return new Open(parts, calls(expr));
    }

    /// Calls of Java between a node and its parts.
    private static int calls(Expr expr) {
        return switch (expr) {
            case Control.For it -> 6 + 3 * it.iterations().size();
            case Control.Quantified it -> 6 + 3 * it.iterations().size();
            case Access.Call _ -> 4;
            case Operands.Const _, Operands.Local _ -> 1;
            case Operators.Arith _, Control.If _ -> 1;
            default -> 2;
        };
    }

    /// What one evaluation counts among the steps of a run.
    int steps() {
        return 1 + nodes / 8;
    }
}
