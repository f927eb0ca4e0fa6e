// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import java.util.function.Function;

/// Makes filters, written in FEEL or boxed.
public final class Filters {
    private Filters() {}

    /// A filter whose predicate is read in the scope of the elements: `item` and their entries.
    ///
    /// @param predicateIn reads the predicate in that scope
    public static Expr of(
            Expr of, Scope outer, Slots slots, Pos at, Function<Scope, Expr> predicateIn) {
        var element = of.type().bare() instanceof FeelType.ListOf(var it) ? it : of.type();
        var bare = element.bare();
        var item = new Operands.Local(slots.take(), "item", element);
        var known = bare instanceof FeelType.Simple && bare != Simple.ANY;
        var scope = new Scope(outer, known ? null : item).add("item", item);
        if (bare instanceof FeelType.ContextOf context) {
            scope.addEntries(item, context, at);
        }
        var predicate = predicateIn.apply(scope);
        var type = of.type();
        if (predicate.type() == Simple.NUMBER) {
            type = element;
        } else if (predicate.type() != Simple.BOOLEAN) {
            type = Simple.ANY;
        } else if (!(type.bare() instanceof FeelType.ListOf)) {
            type = type == Simple.ANY ? Simple.ANY : new FeelType.ListOf(type);
        }
        return new Access.Filter(of, item.slot(), predicate, type, Size.of(predicate), at);
    }
}
