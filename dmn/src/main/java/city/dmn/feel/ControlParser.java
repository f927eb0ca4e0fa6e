// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what begins with a word or a brace: `if`, `for`, `some`, `every`, functions, contexts.
final class ControlParser {
    private final Reading reading;
    private final Cursor cursor;
    private final ExpressionParser expressions;
    private final TypeParser types;
    private final Literals literals;

    ControlParser(
            Reading reading, ExpressionParser expressions, TypeParser types, Literals literals) {
        this.reading = reading;
        this.cursor = reading.cursor();
        this.expressions = expressions;
        this.types = types;
        this.literals = literals;
    }

    /// What a word begins that has just been read; null when it is none of these.
    ///
    /// @param begin offset of the word
    @Nullable Expr after(String word, int begin) {
        return switch (word) {
            case "if" -> ifThenElse(begin);
            case "for" -> reading.scoped(() -> loop(begin));
            case "some" -> reading.scoped(() -> quantified(false, begin));
            case "every" -> reading.scoped(() -> quantified(true, begin));
            case "function" -> cursor.at("(") ? reading.scoped(() -> function(begin)) : null;
            default -> null;
        };
    }

    /// `{a: 1, b: a + 1}`
    Expr context() {
        return reading.scoped(this::entries);
    }

    private Expr entries() {
        var at = reading.here();
        cursor.move(1);
        var scope = reading.open();
        var entries = new ArrayList<Control.Entry>();
        var keys = new HashSet<String>();
        String duplicate = null;
        if (!cursor.accept("}")) {
            do {
                cursor.skip();
                var begin = reading.here();
                var key = cursor.peek() == '"' ? literals.string() : cursor.name();
                cursor.expect(":");
                var value = expressions.expression();
                var slot = reading.slots().take();
                entries.add(new Control.Entry(key, slot, value, Simple.ANY, begin));
                if (!keys.add(key)) {
                    duplicate = key;
                }
                scope.add(key, new Operands.Local(slot, key, value.type()));
            } while (cursor.accept(","));
            cursor.expect("}");
        }
        return new Control.ContextMaker(entries, null, Control.contextType(entries), duplicate, at);
    }

    private Expr ifThenElse(int begin) {
        var condition = expressions.expression();
        cursor.expectWord("then");
        var then = expressions.expression();
        cursor.expectWord("else");
        var otherwise = expressions.expression();
        var type =
                then.type().equals(otherwise.type()) || otherwise.type() == Simple.NULL
                        ? then.type()
                        : then.type() == Simple.NULL ? otherwise.type() : Simple.ANY;
        return new Control.If(condition, then, otherwise, type, false, reading.pos(begin));
    }

    // --- iterations

    private Expr loop(int begin) {
        var iterations = iterations();
        cursor.expectWord("return");
        var partial = reading.slots().take();
        reading.open()
                .add(
                        "partial",
                        new Operands.Local(partial, "partial", new FeelType.ListOf(Simple.ANY)));
        return new Control.For(iterations, partial, expressions.expression(), reading.pos(begin));
    }

    private Expr quantified(boolean every, int begin) {
        var iterations = iterations();
        cursor.expectWord("satisfies");
        return new Control.Quantified(
                every, iterations, expressions.expression(), false, reading.pos(begin));
    }

    /// Each may use the variables of those before it.
    private List<Control.Iteration> iterations() {
        var iterations = new ArrayList<Control.Iteration>();
        do {
            cursor.skip();
            var at = reading.here();
            var name = iterationName();
            var domain = expressions.additive();
            var to = cursor.accept("..") ? expressions.additive() : null;
            var slot = reading.slots().take();
            var type = to != null ? domain.type() : Control.elementType(domain);
            iterations.add(new Control.Iteration(slot, name, domain, to, at));
            reading.open().add(name, new Operands.Local(slot, name, type));
        } while (cursor.accept(","));
        return iterations;
    }

    private String iterationName() {
        var words = new ArrayList<String>();
        while (!cursor.atWord("in")) {
            var t = cursor.token();
            if (t == null || (words.isEmpty() && !t.beginsName())) {
                throw cursor.unexpected(words.isEmpty() ? "a name" : "in");
            }
            words.add(t.text());
            cursor.moveTo(t.end());
        }
        cursor.move("in".length());
        if (words.isEmpty()) {
            throw cursor.unexpected("a name");
        }
        return String.join(" ", words);
    }

    // --- functions

    private Expr function(int begin) {
        cursor.expect("(");
        var scope = reading.open();
        var parameters = new ArrayList<Fn.Param>();
        var first = -1;
        if (!cursor.accept(")")) {
            do {
                cursor.skip();
                var name = cursor.name();
                var type = cursor.accept(":") ? types.type() : Simple.ANY;
                var slot = reading.slots().take();
                first = first < 0 ? slot : first;
                parameters.add(new Fn.Param(name, type));
                scope.add(name, new Operands.Local(slot, name, type));
            } while (cursor.accept(","));
            cursor.expect(")");
        }
        var firstSlot = Math.max(first, 0);
        var body =
                cursor.acceptWord("external")
                        ? external(begin, firstSlot, parameters.size())
                        : expressions.expression();
        return new Control.FunctionMaker(
                new UserFn.Definition(
                        "the function", List.copyOf(parameters), firstSlot, body, Simple.ANY));
    }

    private Expr external(int begin, int firstSlot, int parameters) {
        try {
            return External.of(
                    expressions.expression(),
                    firstSlot,
                    parameters,
                    reading.setting().javaClasses(),
                    reading.pos(begin));
        } catch (External.Refused e) {
            var message = String.valueOf(e.getMessage());
            reading.fault(begin, message, "a function written in FEEL");
            return new Operands.Broken(message, reading.pos(begin));
        }
    }
}
