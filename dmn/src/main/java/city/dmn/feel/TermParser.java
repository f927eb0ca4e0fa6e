// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.Fault;
import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import city.dmn.Range;
import city.dmn.feel.Operators.Relation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what operators stand between: literals, names, brackets, contexts, `if`, `for`, `some`, `every`, functions.
abstract class TermParser extends TypeParser {
    final Parser.Slots slots;
    Scope scope;
    boolean intervalEnd;
    boolean usedValue;
    int valueSlot = -1;

    TermParser(
            Source source,
            Scope scope,
            Parser.Slots slots,
            Parser.Setting setting,
            List<Fault> faults) {
        super(source, setting, faults);
        this.scope = scope;
        this.slots = slots;
    }

    abstract Expr expression();

    abstract Expr additive();

    abstract @Nullable Relation relation();

    /// Where the parser stands, to try one reading before another.
    record Mark(
            int p,
            int nesting,
            boolean intervalEnd,
            boolean usedValue,
            int valueSlot,
            Scope scope,
            int faults) {}

    Mark mark() {
        return new Mark(p, nesting, intervalEnd, usedValue, valueSlot, scope, faults.size());
    }

    void reset(Mark mark) {
        p = mark.p();
        nesting = mark.nesting();
        intervalEnd = mark.intervalEnd();
        usedValue = mark.usedValue();
        valueSlot = mark.valueSlot();
        scope = mark.scope();
        faults.subList(mark.faults(), faults.size()).clear();
    }

    Expr primary() {
        skip();
        if (p >= text.length()) {
            throw unexpected("an expression");
        }
        var c = text.charAt(p);
        var begin = p;
        if (Character.isDigit(c)
                || (c == '.' && p + 1 < text.length() && Character.isDigit(text.charAt(p + 1)))) {
            return number();
        }
        if (c == '"') {
            return new Operands.Const(string(), Simple.STRING);
        }
        if (c == '@') {
            p++;
            skip();
            if (p >= text.length() || text.charAt(p) != '"') {
                throw unexpected("a string after @");
            }
            var literal = string();
            var value = Temporal.literal(literal);
            if (value == null) {
                throw new Syntax(
                        begin,
                        "\"" + literal + "\" is no date, time or duration",
                        "such as @\"2026-08-01\"");
            }
            return new Operands.Const(value, Values.typeOf(value));
        }
        if (c == '{') {
            return context();
        }
        if (c == '(' || c == '[' || c == ']') {
            return bracket(c);
        }
        var found = scope.find(text, p);
        if (Scope.start(c)) {
            var word = Scope.token(text, p);
            if (word != null && (found == null || found.end() <= word.end())) {
                var special = keyword(word.text(), word.end());
                if (special != null) {
                    return special;
                }
            }
        }
        if (found != null) {
            if (found.name().equals("?")) {
                usedValue = true;
            }
            p = found.end();
            return found.expr();
        }
        return unknown(begin);
    }

    @Nullable Expr keyword(String word, int end) {
        var begin = p;
        p = end;
        var special =
                switch (word) {
                    case "true" -> new Operands.Const(true, Simple.BOOLEAN);
                    case "false" -> new Operands.Const(false, Simple.BOOLEAN);
                    case "null" -> new Operands.Const(null, Simple.NULL);
                    case "if" -> ifThenElse(begin);
                    case "for" -> loop(begin);
                    case "some", "every" -> quantified(word.equals("every"), begin);
                    case "function" -> at("(") ? function(begin) : null;
                    default -> null;
                };
        if (special == null) {
            p = begin;
        }
        return special;
    }

    Expr unknown(int begin) {
        var t = Scope.token(text, begin);
        if (t == null || !Scope.start(t.text().charAt(0))) {
            throw unexpected("an expression");
        }
        var name = t.text();
        var end = t.end();
        for (var hint : setting.hints()) {
            var matched = Scope.match(Scope.tokens(hint), text, begin);
            if (matched > end) {
                name = hint;
                end = matched;
            }
        }
        p = end;
        var item = scope.dynamic();
        if (item != null) {
            return new Operands.ItemEntry(item, name, null);
        }
        var known = scope.names();
        fault(
                begin,
                "unknown name \"" + name + "\"",
                known.isEmpty()
                        ? ""
                        : "one of " + String.join(", ", known.stream().sorted().toList()));
        return new Operands.Broken("unknown name \"" + name + "\"", pos(begin));
    }

    Expr bracket(char open) {
        var at = pos(p);
        p++;
        if (open == '[' && accept("]")) {
            return new Control.ListMaker(List.of(), new FeelType.ListOf(Simple.ANY));
        }
        var first = element();
        if (accept("..")) {
            return interval(open, first, at);
        }
        if (open == '(') {
            expect(")");
            return first;
        }
        if (open == ']') {
            throw unexpected("..");
        }
        var elements = new ArrayList<Expr>();
        elements.add(first);
        while (accept(",")) {
            elements.add(element());
        }
        expect("]");
        var type = elements.getFirst().type();
        for (var element : elements) {
            if (!element.type().equals(type)) {
                type = Simple.ANY;
            }
        }
        return new Control.ListMaker(elements, new FeelType.ListOf(type));
    }

    /// An expression, or `< end` and its like, which stands for a range with one end.
    Expr element() {
        skip();
        var at = pos(p);
        var relation = relation();
        if (relation == null) {
            return expression();
        }
        var end = additive();
        return switch (relation) {
            case LT -> test(null, false, end, false, at);
            case LE -> test(null, false, end, true, at);
            case GT -> test(end, false, null, false, at);
            case GE -> test(end, true, null, false, at);
            case EQ -> test(end, true, end, true, at);
            case NE -> new Operators.RangeOf(end, false, end, false, Range.Form.NOT_EQUAL, at);
        };
    }

    static Expr test(
            @Nullable Expr low,
            boolean lowIncluded,
            @Nullable Expr high,
            boolean highIncluded,
            Pos at) {
        return new Operators.RangeOf(low, lowIncluded, high, highIncluded, Range.Form.TEST, at);
    }

    Expr interval(char open, Expr low, Pos at) {
        var outer = intervalEnd;
        intervalEnd = true;
        var high = additive();
        intervalEnd = outer;
        skip();
        var close = p < text.length() ? text.charAt(p) : ' ';
        if (close != ']' && close != ')' && close != '[') {
            throw unexpected("] or )");
        }
        p++;
        return new Operators.RangeOf(low, open == '[', high, close == ']', Range.Form.INTERVAL, at);
    }

    Expr context() {
        var at = pos(p);
        p++;
        var outer = scope;
        scope = new Scope(outer);
        var entries = new ArrayList<Control.Entry>();
        var keys = new HashSet<String>();
        String duplicate = null;
        if (!accept("}")) {
            do {
                skip();
                var begin = p;
                var key = p < text.length() && text.charAt(p) == '"' ? string() : contextKey();
                expect(":");
                var value = expression();
                var slot = slots.take();
                entries.add(new Control.Entry(key, slot, value, Simple.ANY, pos(begin)));
                if (!keys.add(key)) {
                    duplicate = key;
                }
                scope.add(key, new Operands.Local(slot, key, value.type()));
            } while (accept(","));
            expect("}");
        }
        scope = outer;
        return new Control.ContextMaker(entries, null, Control.contextType(entries), duplicate, at);
    }

    Expr ifThenElse(int begin) {
        var condition = expression();
        expectWord("then");
        var then = expression();
        expectWord("else");
        var otherwise = expression();
        var type =
                then.type().equals(otherwise.type()) || otherwise.type() == Simple.NULL
                        ? then.type()
                        : then.type() == Simple.NULL ? otherwise.type() : Simple.ANY;
        return new Control.If(condition, then, otherwise, type, pos(begin));
    }

    List<Control.Iteration> iterations() {
        var iterations = new ArrayList<Control.Iteration>();
        do {
            skip();
            var at = pos(p);
            var name = iterationName();
            var domain = additive();
            Expr to = null;
            if (accept("..")) {
                to = additive();
            }
            var slot = slots.take();
            var type =
                    to != null
                            ? domain.type()
                            : switch (domain.type().bare()) {
                                case FeelType.ListOf(var element) -> element;
                                case FeelType.RangeOf(var element) -> element;
                                default -> Simple.ANY;
                            };
            iterations.add(new Control.Iteration(slot, name, domain, to, at));
            scope = new Scope(scope).add(name, new Operands.Local(slot, name, type));
        } while (accept(","));
        return iterations;
    }

    String iterationName() {
        var words = new ArrayList<String>();
        while (!atWord("in")) {
            var t = Scope.token(text, p);
            if (t == null || (words.isEmpty() && !Scope.start(t.text().charAt(0)))) {
                throw unexpected(words.isEmpty() ? "a name" : "in");
            }
            words.add(t.text());
            p = t.end();
        }
        p += 2;
        if (words.isEmpty()) {
            throw unexpected("a name");
        }
        return String.join(" ", words);
    }

    Expr loop(int begin) {
        var outer = scope;
        var iterations = iterations();
        expectWord("return");
        var partial = slots.take();
        scope =
                new Scope(scope)
                        .add(
                                "partial",
                                new Operands.Local(
                                        partial, "partial", new FeelType.ListOf(Simple.ANY)));
        var body = expression();
        scope = outer;
        return new Control.For(iterations, partial, body, pos(begin));
    }

    Expr quantified(boolean every, int begin) {
        var outer = scope;
        var iterations = iterations();
        expectWord("satisfies");
        var condition = expression();
        scope = outer;
        return new Control.Quantified(every, iterations, condition, pos(begin));
    }

    Expr function(int begin) {
        expect("(");
        var outer = scope;
        scope = new Scope(scope);
        var parameters = new ArrayList<Fn.Param>();
        var first = -1;
        if (!accept(")")) {
            do {
                skip();
                var name = contextKey();
                var type = accept(":") ? typeName() : Simple.ANY;
                var slot = slots.take();
                first = first < 0 ? slot : first;
                parameters.add(new Fn.Param(name, type));
                scope.add(name, new Operands.Local(slot, name, type));
            } while (accept(","));
            expect(")");
        }
        var body =
                acceptWord("external") ? external(begin, first, parameters.size()) : expression();
        scope = outer;
        return new Control.FunctionMaker(
                new UserFn.Definition(
                        "the function",
                        List.copyOf(parameters),
                        Math.max(first, 0),
                        body,
                        Simple.ANY));
    }

    Expr external(int begin, int firstSlot, int parameters) {
        try {
            return External.of(
                    expression(),
                    Math.max(firstSlot, 0),
                    parameters,
                    setting.javaClasses(),
                    pos(begin));
        } catch (External.Refused e) {
            var message = String.valueOf(e.getMessage());
            fault(begin, message, "a function written in FEEL");
            return new Operands.Broken(message, pos(begin));
        }
    }
}
