// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.FeelType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The names that an expression may use where it stands. FEEL names may hold spaces and `. / - ' + *`, so the
/// parser asks the scope for the longest name that the text begins with.
public final class Scope {
    /// A name in scope: its words and marks, and what it stands for.
    record Binding(String name, List<String> tokens, Expr expr) {}

    /// A name found in a text.
    ///
    /// @param end offset after the name
    record Found(String name, Expr expr, int end) {}

    private final @Nullable Scope outer;
    private final Map<String, List<Binding>> byFirst = new HashMap<>();

    /// Names that FEEL cannot read; said where somebody tries to use one.
    private final List<String> unreadable = new ArrayList<>();

    /// Not null for the scope of a filter over elements whose entries are unknown: names may be theirs.
    final @Nullable Expr dynamicItem;

    public Scope(@Nullable Scope outer) {
        this(outer, null);
    }

    Scope(@Nullable Scope outer, @Nullable Expr dynamicItem) {
        this.outer = outer;
        this.dynamicItem = dynamicItem;
    }

    /// Adds a name; a later one of the same name hides the earlier.
    public Scope add(String name, Expr expr) {
        var tokens = Token.of(name);
        if (!name.equals("?") && Names.unreadable(name) != null) {
            unreadable.add(name.strip());
        } else if (!tokens.isEmpty()) {
            var list = byFirst.computeIfAbsent(tokens.getFirst(), _ -> new ArrayList<>());
            list.removeIf(it -> it.tokens().equals(tokens));
            list.add(new Binding(name, tokens, expr));
        }
        return this;
    }

    /// Adds the entries of a context type as names.
    void addEntries(Expr item, FeelType.ContextOf type, Pos at) {
        type.entries().forEach((name, entry) -> add(name, new Access.Path(item, name, entry, at)));
    }

    /// The longest name at an offset; the innermost of equally long ones.
    @Nullable Found find(String text, int offset) {
        var first = Token.at(text, offset);
        if (first == null) {
            return null;
        }
        Found best = null;
        Expr item = null;
        for (var scope = this; scope != null; scope = scope.outer) {
            for (var binding : scope.byFirst.getOrDefault(first.text(), List.of())) {
                var end = Token.match(binding.tokens(), text, offset);
                if (end > (best == null ? -1 : best.end())) {
                    var expr = binding.expr();
                    if (item != null && !(expr instanceof Operands.Const)) {
                        expr = new Operands.ItemEntry(item, binding.name(), expr);
                    }
                    best = new Found(binding.name(), expr, end);
                }
            }
            if (scope.dynamicItem != null && item == null) {
                item = scope.dynamicItem;
            }
        }
        return best;
    }

    /// The name that somebody means at an offset and FEEL cannot read; null when there is none.
    @Nullable String unreadable(String text, int offset) {
        var first = Token.at(text, offset);
        for (var scope = this; scope != null; scope = scope.outer) {
            for (var name : scope.unreadable) {
                var its = Token.at(name, 0);
                if (text.startsWith(name, offset)
                        || (its != null
                                && first != null
                                && its.beginsName()
                                && its.text().equals(first.text()))) {
                    return name;
                }
            }
        }
        return null;
    }

    /// The innermost filter element whose entries are unknown; null outside such a filter.
    @Nullable Expr dynamic() {
        for (var scope = this; scope != null; scope = scope.outer) {
            if (scope.dynamicItem != null) {
                return scope.dynamicItem;
            }
        }
        return null;
    }

    /// All names, for the text of a fault.
    List<String> names() {
        var names = new ArrayList<String>();
        for (var scope = this; scope != null && scope.outer != null; scope = scope.outer) {
            scope.byFirst.values().forEach(list -> list.forEach(it -> names.add(it.name())));
        }
        return names;
    }
}
