// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what follows a term and binds closest: the entry of a context, a filter, the arguments of a call.
final class PostfixParser {
    private final Reading reading;
    private final Cursor cursor;
    private final ExpressionParser expressions;
    private final TermParser terms;

    PostfixParser(Reading reading, ExpressionParser expressions, TermParser terms) {
        this.reading = reading;
        this.cursor = reading.cursor();
        this.expressions = expressions;
        this.terms = terms;
    }

    /// A term and what follows it.
    Expr expression() {
        var expr = terms.term();
        while (true) {
            cursor.skip();
            var at = reading.here();
            if (cursor.at(".") && !cursor.at("..")) {
                cursor.move(1);
                expr = path(expr, at);
            } else if (cursor.at("[")) {
                var before = reading.mark();
                try {
                    cursor.move(1);
                    expr = filter(expr, at);
                } catch (Syntax e) {
                    if (!before.intervalEnd()) {
                        throw e;
                    }
                    reading.reset(before); // the bracket closes an interval: [1..10[
                    return expr;
                }
            } else if (cursor.accept("(")) {
                expr = call(expr, at);
            } else {
                return expr;
            }
        }
    }

    private Expr path(Expr of, Pos at) {
        cursor.skip();
        var begin = cursor.offset();
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
            candidates.addAll(reading.setting().hints());
        }
        for (var name : candidates) {
            var matched = Token.match(Token.of(name), cursor.text(), begin);
            if (matched > end) {
                best = name;
                end = matched;
            }
        }
        if (best == null || end < 0) {
            var t = cursor.token();
            if (t == null || !t.beginsName()) {
                throw cursor.unexpected("the name of an entry");
            }
            best = t.text();
            end = t.end();
        }
        cursor.moveTo(end);
        var entry = type.entry(best);
        var result = entry != null ? entry : Properties.type(type, best);
        if (of.type().bare() instanceof FeelType.ListOf) {
            result = new FeelType.ListOf(result);
        }
        return new Access.Path(of, best, result, at);
    }

    private Expr filter(Expr of, Pos at) {
        return Filters.of(
                of,
                reading.scope(),
                reading.slots(),
                at,
                inner ->
                        reading.within(
                                inner,
                                () -> {
                                    var predicate = expressions.expression();
                                    cursor.expect("]");
                                    return predicate;
                                }));
    }

    private Expr call(Expr function, Pos at) {
        var arguments = new ArrayList<Expr>();
        var names = new ArrayList<String>();
        if (!cursor.accept(")")) {
            do {
                var name = argumentName();
                if (name != null) {
                    names.add(name);
                }
                arguments.add(expressions.expression());
            } while (cursor.accept(","));
            cursor.expect(")");
        }
        if (!names.isEmpty() && names.size() != arguments.size()) {
            throw new Syntax(
                    at.offset(), "some arguments are named and some not", "all named, or none");
        }
        FeelType type = Simple.ANY;
        if (function instanceof Operands.Const(Builtin builtin, _)) {
            type = builtin.resultType(arguments);
            if (builtin.name().equals("now") && !reading.setting().nowAllowed()) {
                reading.fault(
                        at.offset(),
                        "now() may not be used in this rule",
                        "today(), the day that is decided for");
            }
        } else if (function.type().bare() instanceof FeelType.Simple simple
                && simple != Simple.ANY
                && Access.Call.hiddenFunction(function) instanceof String name) {
            reading.fault(at.offset(), Access.Call.hides(name, simple.toString()), "");
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
        cursor.skip();
        var begin = cursor.offset();
        var words = new ArrayList<String>();
        var namable = false;
        for (var t = cursor.token(); t != null; t = cursor.token()) {
            namable |= words.isEmpty() && t.beginsName();
            words.add(t.text());
            cursor.moveTo(t.end());
        }
        cursor.skip();
        if (namable && cursor.accept(":")) {
            return String.join(" ", words);
        }
        cursor.moveTo(begin);
        return null;
    }
}
