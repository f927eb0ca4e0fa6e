// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import city.dmn.Range;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what operators stand between: literals, names, brackets with an expression, a list or a range in them.
final class TermParser {
    private final Reading reading;
    private final Cursor cursor;
    private final Literals literals;
    private final ExpressionParser expressions;
    private final ControlParser control;

    TermParser(Reading reading, ExpressionParser expressions, TypeParser types) {
        this.reading = reading;
        this.cursor = reading.cursor();
        this.literals = new Literals(cursor);
        this.expressions = expressions;
        this.control = new ControlParser(reading, expressions, types, literals);
    }

    Expr term() {
        cursor.skip();
        if (cursor.ended()) {
            throw cursor.unexpected("an expression");
        }
        var c = cursor.peek();
        if (Character.isDigit(c)) {
            refuseUnreadable(cursor.offset());
        }
        if (Character.isDigit(c) || (c == '.' && Character.isDigit(cursor.peek(1)))) {
            return new Operands.Const(literals.number(), Simple.NUMBER);
        }
        return switch (c) {
            case '"' -> new Operands.Const(literals.string(), Simple.STRING);
            case '@' -> moment();
            case '{' -> control.context();
            case '(', '[', ']' -> bracket(c);
            default -> name(c);
        };
    }

    /// `@"2026-08-01"` and its like.
    private Expr moment() {
        var begin = cursor.offset();
        cursor.move(1);
        cursor.skip();
        if (cursor.peek() != '"') {
            throw cursor.unexpected("a string after @");
        }
        var literal = literals.string();
        var value = Temporal.literal(literal);
        if (value == null) {
            throw new Syntax(
                    begin,
                    "\"" + literal + "\" is no date, time or duration",
                    "such as @\"2026-08-01\"");
        }
        return new Operands.Const(value, Values.typeOf(value));
    }

    // --- names

    private Expr name(char first) {
        var begin = cursor.offset();
        var found = reading.scope().find(cursor.text(), begin);
        if (Token.start(first)) {
            var word = cursor.token();
            if (word != null && (found == null || found.end() <= word.end())) {
                var special = keyword(word);
                if (special != null) {
                    return special;
                }
            }
        }
        if (found == null) {
            return unknown(begin);
        }
        if (found.name().equals("?")) {
            reading.valueUsed(true);
        }
        cursor.moveTo(found.end());
        return found.expr();
    }

    private @Nullable Expr keyword(Token word) {
        var begin = cursor.offset();
        cursor.moveTo(word.end());
        var special =
                switch (word.text()) {
                    case "true" -> new Operands.Const(true, Simple.BOOLEAN);
                    case "false" -> new Operands.Const(false, Simple.BOOLEAN);
                    case "null" -> new Operands.Const(null, Simple.NULL);
                    default -> control.after(word.text(), begin);
                };
        if (special == null) {
            cursor.moveTo(begin);
        }
        return special;
    }

    /// Refuses a name that is in scope and that FEEL cannot read.
    private void refuseUnreadable(int begin) {
        var name = reading.scope().unreadable(cursor.text(), begin);
        if (name != null) {
            throw new Syntax(
                    begin,
                    "FEEL cannot read the name \"" + name + "\": " + Names.unreadable(name),
                    "another name in the model: letters, digits, spaces and . / - ' + *, a letter first");
        }
    }

    private Expr unknown(int begin) {
        refuseUnreadable(begin);
        var t = cursor.token();
        if (t == null || !t.beginsName()) {
            throw cursor.unexpected("an expression");
        }
        var name = t.text();
        var end = t.end();
        for (var hint : reading.setting().hints()) {
            var matched = Token.match(Token.of(hint), cursor.text(), begin);
            if (matched > end) {
                name = hint;
                end = matched;
            }
        }
        cursor.moveTo(end);
        var item = reading.scope().dynamic();
        if (item != null) {
            return new Operands.ItemEntry(item, name, null);
        }
        var known = reading.scope().names();
        var message = "unknown name \"" + name + "\"";
        reading.fault(
                begin,
                message,
                known.isEmpty()
                        ? ""
                        : "one of " + String.join(", ", known.stream().sorted().toList()));
        return new Operands.Broken(message, reading.pos(begin));
    }

    // --- brackets

    private Expr bracket(char open) {
        var at = reading.here();
        cursor.move(1);
        if (open == '[' && cursor.accept("]")) {
            return new Control.ListMaker(List.of(), new FeelType.ListOf(Simple.ANY));
        }
        var first = element();
        if (cursor.accept("..")) {
            return interval(open, first, at);
        }
        if (open == '(') {
            cursor.expect(")");
            return first;
        }
        if (open == ']') {
            throw cursor.unexpected("..");
        }
        var elements = new ArrayList<Expr>();
        elements.add(first);
        while (cursor.accept(",")) {
            elements.add(element());
        }
        cursor.expect("]");
        return new Control.ListMaker(elements, Control.listType(elements));
    }

    /// An expression, or `< end` and its like, which stands for a range with one end.
    private Expr element() {
        cursor.skip();
        var at = reading.here();
        var relation = cursor.relation();
        if (relation == null) {
            return expressions.expression();
        }
        var end = expressions.additive();
        return switch (relation) {
            case LT -> test(null, false, end, false, at);
            case LE -> test(null, false, end, true, at);
            case GT -> test(end, false, null, false, at);
            case GE -> test(end, true, null, false, at);
            case EQ -> test(end, true, end, true, at);
            case NE -> new Operators.RangeOf(end, false, end, false, Range.Form.NOT_EQUAL, at);
        };
    }

    private static Expr test(
            @Nullable Expr low,
            boolean lowIncluded,
            @Nullable Expr high,
            boolean highIncluded,
            Pos at) {
        return new Operators.RangeOf(low, lowIncluded, high, highIncluded, Range.Form.TEST, at);
    }

    private Expr interval(char open, Expr low, Pos at) {
        var outer = reading.intervalEnd(true);
        var high = expressions.additive();
        reading.intervalEnd(outer);
        cursor.skip();
        var close = cursor.peek();
        if (close != ']' && close != ')' && close != '[') {
            throw cursor.unexpected("] or )");
        }
        cursor.move(1);
        return new Operators.RangeOf(low, open == '[', high, close == ']', Range.Form.INTERVAL, at);
    }
}
