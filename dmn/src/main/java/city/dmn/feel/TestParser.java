// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.FeelType.Simple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Reads the tests of a cell, of allowed values and of `in`: each asks something of the value in a slot.
final class TestParser {
    private final Reading reading;
    private final Cursor cursor;
    private final ExpressionParser expressions;

    TestParser(Reading reading, ExpressionParser expressions) {
        this.reading = reading;
        this.cursor = reading.cursor();
        this.expressions = expressions;
    }

    /// The tests of a cell.
    Expr cell() {
        cursor.skip();
        if (cursor.ended()) {
            return new UnaryTests.Anything();
        }
        var begin = cursor.offset();
        if (cursor.accept("-")) {
            cursor.skip();
            if (cursor.ended()) {
                return new UnaryTests.Anything();
            }
            cursor.moveTo(begin);
        }
        if (cursor.acceptWord("not") && cursor.accept("(")) {
            var before = reading.mark();
            try {
                var tests = anyOf(list());
                cursor.expect(")");
                cursor.skip();
                if (cursor.ended()) {
                    return new UnaryTests.NoneOf(tests);
                }
            } catch (Syntax notTests) {
                if (cursor.at(")")) {
                    throw notTests;
                }
            }
            reading.reset(before);
        }
        cursor.moveTo(begin);
        return anyOf(list());
    }

    /// What follows `value in`.
    Expr in(Expr value, Pos at) {
        var slot = reading.slots().take();
        var outerSlot = reading.valueSlot(slot);
        var outerUsed = reading.valueUsed();
        var scope =
                new Scope(reading.scope()).add("?", new Operands.Local(slot, "?", value.type()));
        var tests = reading.within(scope, this::inTests);
        reading.valueSlot(outerSlot);
        reading.valueUsed(outerUsed);
        return new Operators.In(value, slot, tests, at);
    }

    /// Either one test, or a list of tests in brackets, or an expression that begins with a bracket: the tests are tried
    /// first.
    private Expr inTests() {
        cursor.skip();
        var begin = cursor.offset();
        if (!cursor.accept("(")) {
            return test(expressions::additive);
        }
        var before = reading.mark();
        try {
            var tests = list();
            cursor.expect(")");
            cursor.skip();
            if (cursor.ended() || "+-*/.".indexOf(cursor.peek()) < 0 || cursor.begins("..")) {
                return anyOf(tests);
            }
        } catch (Syntax notTests) {
            // read again below, as an expression
        }
        reading.reset(before);
        cursor.moveTo(begin);
        return test(expressions::additive);
    }

    private List<Expr> list() {
        var tests = new ArrayList<Expr>();
        do {
            tests.add(test(expressions::expression));
        } while (cursor.accept(","));
        return tests;
    }

    private static Expr anyOf(List<Expr> tests) {
        return tests.size() == 1 ? tests.getFirst() : new UnaryTests.AnyOf(tests);
    }

    /// One test.
    ///
    /// @param rule reads the expression where the test is no comparison
    private Expr test(Supplier<Expr> rule) {
        cursor.skip();
        var at = reading.here();
        var relation = cursor.relation();
        if (relation != null) {
            return new UnaryTests.Bound(reading.valueSlot(), relation, expressions.additive(), at);
        }
        if (cursor.acceptWord("null") && !cursor.at(".") && !cursor.at("[")) {
            return new UnaryTests.Matches(
                    reading.valueSlot(), new Operands.Const(null, Simple.NULL), false, at);
        }
        cursor.moveTo(at.offset());
        var outerUsed = reading.valueUsed(false);
        var expr = rule.get();
        var used = reading.valueUsed();
        reading.valueUsed(used || outerUsed);
        return new UnaryTests.Matches(reading.valueSlot(), expr, used, at);
    }
}
