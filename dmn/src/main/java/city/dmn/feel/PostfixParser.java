// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.Fault;
import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads what follows a term and binds closest: the entry of a context, a filter, the arguments of a call.
abstract class PostfixParser extends TermParser {
    PostfixParser(
            Source source,
            Scope scope,
            Parser.Slots slots,
            Parser.Setting setting,
            List<Fault> faults) {
        super(source, scope, slots, setting, faults);
    }

    Expr postfix() {
        var expr = primary();
        while (true) {
            skip();
            var at = pos(p);
            if (at(".") && !at("..")) {
                p++;
                expr = path(expr, at);
            } else if (at("[")) {
                var before = mark();
                try {
                    p++;
                    expr = filter(expr, at);
                } catch (Syntax e) {
                    if (!before.intervalEnd()) {
                        throw e;
                    }
                    reset(before); // the bracket closes an interval: [1..10[
                    return expr;
                }
            } else if (accept("(")) {
                expr = call(expr, at);
            } else {
                return expr;
            }
        }
    }

    private Expr path(Expr of, Pos at) {
        skip();
        var begin = p;
        var type =
                of.type().bare() instanceof FeelType.ListOf(var element)
                        ? element.bare()
                        : of.type().bare();
        String best = null;
        var end = -1;
        var candidates = new HashSet<String>();
        if (type instanceof FeelType.ContextOf(var entries)) {
            candidates.addAll(entries.keySet());
        } else {
            Properties.names().forEach(candidates::add);
            candidates.addAll(setting.hints());
        }
        for (var name : candidates) {
            var matched = Scope.match(Scope.tokens(name), text, begin);
            if (matched > end) {
                best = name;
                end = matched;
            }
        }
        if (best == null || end < 0) {
            var t = Scope.token(text, begin);
            if (t == null || !Scope.start(t.text().charAt(0))) {
                throw unexpected("the name of an entry");
            }
            best = t.text();
            end = t.end();
        }
        p = end;
        var entry = type.entry(best);
        var result = entry != null ? entry : Properties.type(type, best);
        if (of.type().bare() instanceof FeelType.ListOf) {
            result = new FeelType.ListOf(result);
        }
        return new Access.Path(of, best, result, at);
    }

    private Expr filter(Expr of, Pos at) {
        return filterScope(
                of,
                scope,
                slots,
                at,
                inner -> {
                    var outer = scope;
                    scope = inner;
                    try {
                        var predicate = expression();
                        expect("]");
                        return predicate;
                    } finally {
                        scope = outer;
                    }
                });
    }

    /// A filter whose predicate is parsed in the scope of the elements: `item` and their entries.
    public static Expr filterScope(
            Expr of, Scope outer, Parser.Slots slots, Pos at, Function<Scope, Expr> predicateIn) {
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
        return new Access.Filter(of, item.slot(), predicate, type, at);
    }

    private Expr call(Expr function, Pos at) {
        var arguments = new ArrayList<Expr>();
        var names = new ArrayList<String>();
        if (!accept(")")) {
            do {
                var name = argumentName();
                if (name != null) {
                    names.add(name);
                }
                arguments.add(expression());
            } while (accept(","));
            expect(")");
        }
        if (!names.isEmpty() && names.size() != arguments.size()) {
            throw new Syntax(
                    at.offset(), "some arguments are named and some not", "all named, or none");
        }
        FeelType type = Simple.ANY;
        if (function instanceof Operands.Const(Builtin builtin, _)) {
            type = builtin.resultType(arguments);
            if (builtin.name().equals("now") && !setting.nowAllowed()) {
                fault(
                        at.offset(),
                        "now() may not be used in this rule",
                        "today(), the day that is decided for");
            }
        } else if (function.type().bare() instanceof FeelType.FunctionOf(_, var result)) {
            type = result;
        }
        return Fold.of(
                new Access.Call(
                        function,
                        arguments,
                        names.isEmpty() ? null : List.copyOf(names),
                        type,
                        at));
    }

    /// The name before `:` in a call; null, and nothing read, when there is none.
    private @Nullable String argumentName() {
        skip();
        var begin = p;
        var words = new ArrayList<String>();
        for (var t = Scope.token(text, p); t != null; t = Scope.token(text, p)) {
            words.add(t.text());
            p = t.end();
        }
        skip();
        if (!words.isEmpty() && Scope.start(words.getFirst().charAt(0)) && accept(":")) {
            return String.join(" ", words);
        }
        p = begin;
        return null;
    }
}
