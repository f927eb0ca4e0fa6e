// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Reads operators, those that bind loosest first, and with them any expression.
final class ExpressionParser {
    private static final int LONG_CHAIN = 64;

    private final Reading reading;
    private final Cursor cursor;
    private final TypeParser types;
    private final TestParser tests;
    private final PostfixParser postfix;

    ExpressionParser(Reading reading) {
        this.reading = reading;
        this.cursor = reading.cursor();
        this.types = new TypeParser(reading);
        this.tests = new TestParser(reading, this);
        this.postfix = new PostfixParser(reading, this, new TermParser(reading, this, types));
    }

    /// The tests of a cell, which may be `-`, `not(…)`, or several.
    Expr unaryTests() {
        return tests.cell();
    }

    Expr expression() {
        reading.deeper("a simpler expression");
        var outerEnd = reading.intervalEnd(false);
        var expr = disjunction();
        reading.intervalEnd(outerEnd);
        reading.back();
        return expr;
    }

    private Expr disjunction() {
        return chain("or", this::conjunction, Operators.Or::new);
    }

    private Expr conjunction() {
        return chain("and", this::comparison, Operators.And::new);
    }

    private interface Joined {
        Expr of(Expr left, Expr right, Pos at);
    }

    private Expr chain(String word, Supplier<Expr> rule, Joined joined) {
        var first = rule.get();
        if (!cursor.atWord(word)) {
            return first;
        }
        var terms = new ArrayList<Expr>();
        var places = new ArrayList<Pos>();
        terms.add(first);
        while (cursor.atWord(word)) {
            places.add(reading.here());
            cursor.move(word.length());
            terms.add(rule.get());
        }
        return joined(terms, places, joined);
    }

    /// Terms joined from the left; many of them by halves, so that the tree is not as deep as they are many. They are
    /// evaluated in the same order, and what decides at once does so too.
    private static Expr joined(List<Expr> terms, List<Pos> places, Joined joined) {
        if (terms.size() > LONG_CHAIN) {
            var middle = terms.size() / 2;
            return joined.of(
                    joined(terms.subList(0, middle), places.subList(0, middle - 1), joined),
                    joined(
                            terms.subList(middle, terms.size()),
                            places.subList(middle, places.size()),
                            joined),
                    places.get(middle - 1));
        }
        var left = terms.getFirst();
        for (var i = 1; i < terms.size(); i++) {
            left = joined.of(left, terms.get(i), places.get(i - 1));
        }
        return left;
    }

    private Expr comparison() {
        var left = additive();
        while (true) {
            cursor.skip();
            var at = reading.here();
            var relation = cursor.relation();
            if (relation != null) {
                left = new Operators.Compare(relation, left, additive(), at);
            } else if (cursor.acceptWord("between")) {
                var low = additive();
                cursor.expectWord("and");
                left = new Operators.Between(left, low, additive(), at);
            } else if (cursor.acceptWord("in")) {
                left = tests.in(left, at);
            } else {
                return left;
            }
        }
    }

    /// What binds closer than a comparison.
    Expr additive() {
        var left = multiplicative();
        while (true) {
            cursor.skip();
            var at = reading.here();
            if (cursor.accept("+")) {
                left = arith(Arithmetic.Op.ADD, left, multiplicative(), at);
            } else if (cursor.accept("-")) {
                left = arith(Arithmetic.Op.SUBTRACT, left, multiplicative(), at);
            } else {
                return left;
            }
        }
    }

    private Expr multiplicative() {
        var left = power();
        while (true) {
            cursor.skip();
            var at = reading.here();
            if (!cursor.begins("**") && cursor.accept("*")) {
                left = arith(Arithmetic.Op.MULTIPLY, left, power(), at);
            } else if (cursor.accept("/")) {
                left = arith(Arithmetic.Op.DIVIDE, left, power(), at);
            } else {
                return left;
            }
        }
    }

    private Expr power() {
        var left = unary();
        while (cursor.at("**")) {
            var at = reading.here();
            cursor.move("**".length());
            left = arith(Arithmetic.Op.POWER, left, unary(), at);
        }
        return left;
    }

    private static Expr arith(Arithmetic.Op op, Expr left, Expr right, Pos at) {
        return Fold.of(
                new Operators.Arith(
                        op,
                        left,
                        right,
                        ArithmeticType.of(op, left.type().bare(), right.type().bare()),
                        at));
    }

    private Expr unary() {
        cursor.skip();
        var at = reading.here();
        if (cursor.accept("-")) {
            reading.deeper("a simpler expression");
            var operand = unary();
            reading.back();
            return operand instanceof Operands.Const(BigDecimal n, var type)
                    ? new Operands.Const(n.negate(), type)
                    : Fold.of(new Operators.Negate(operand, at));
        }
        var expr = postfix.expression();
        while (cursor.atWord("instance")) {
            var of = reading.here();
            cursor.move("instance".length());
            cursor.expectWord("of");
            expr = new Operators.InstanceOf(expr, types.type(), of);
        }
        return expr;
    }
}
