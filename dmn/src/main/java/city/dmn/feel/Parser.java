// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.Fault;
import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import city.dmn.feel.Operators.Relation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads FEEL text into nodes (grammar: DMN 1.5, 10.3.1.2). By hand, since names with spaces can be told apart
/// only with the scope at hand, and since each fault should say where it is and what was expected.
public final class Parser extends PostfixParser {
    /// What a model knows beyond the scope.
    ///
    /// @param types item definitions by name
    /// @param hints names of entries with several words, wherever the model has them
    /// @param nowAllowed whether `now()` may be used
    /// @param javaClasses names of classes whose methods may be called; none: Java functions are switched off
    public record Setting(
            Map<String, FeelType> types,
            Set<String> hints,
            boolean nowAllowed,
            Set<String> javaClasses) {}

    /// Frame slots given out so far in one body of logic.
    public static final class Slots {
        private int next;

        /// The next free slot.
        public int take() {
            return next++;
        }

        /// The size of the frame.
        public int size() {
            return next;
        }
    }

    private Parser(Source source, Scope scope, Slots slots, Setting setting, List<Fault> faults) {
        super(source, scope, slots, setting, faults);
    }

    /// Parses an expression. Faults are added to the list; a part with faults becomes a node that gives null.
    public static Expr expression(
            Source source, Scope scope, Slots slots, Setting setting, List<Fault> faults) {
        var parser = new Parser(source, scope, slots, setting, faults);
        return parser.whole(parser::expression);
    }

    /// Parses the tests of a cell or of allowed values over the value in a slot.
    public static Expr unaryTests(
            Source source,
            Scope scope,
            Slots slots,
            Setting setting,
            List<Fault> faults,
            int valueSlot,
            FeelType valueType) {
        var inner = new Scope(scope).add("?", new Operands.Local(valueSlot, "?", valueType));
        var parser = new Parser(source, inner, slots, setting, faults);
        parser.valueSlot = valueSlot;
        return parser.whole(parser::unaryTests);
    }

    /// Parses the name of a type; `ANY` with a fault when it is unknown.
    public static FeelType type(Source source, Setting setting, List<Fault> faults) {
        var parser = new Parser(source, new Scope(null), new Slots(), setting, faults);
        try {
            var type = parser.typeName();
            parser.end();
            return type;
        } catch (Syntax e) {
            faults.add(source.fault(e.offset, message(e), e.expected));
            return Simple.ANY;
        }
    }

    private interface Rule {
        Expr parse();
    }

    private Expr whole(Rule rule) {
        try {
            var expr = rule.parse();
            end();
            return expr;
        } catch (Syntax e) {
            faults.add(source.fault(e.offset, message(e), e.expected));
            return new Operands.Broken(message(e), new Pos(source, e.offset));
        }
    }

    private static String message(Syntax e) {
        return String.valueOf(e.getMessage());
    }

    // --- expressions, loosest binding first

    @Override
    Expr expression() {
        if (++nesting > MAX_NESTING) {
            throw new Syntax(p, "nested deeper than " + MAX_NESTING, "a simpler expression");
        }
        var outerEnd = intervalEnd;
        intervalEnd = false;
        var expr = disjunction();
        intervalEnd = outerEnd;
        nesting--;
        return expr;
    }

    private Expr disjunction() {
        var left = conjunction();
        while (atWord("or")) {
            var at = pos(p);
            p += 2;
            left = new Operators.Or(left, conjunction(), at);
        }
        return left;
    }

    private Expr conjunction() {
        var left = comparison();
        while (atWord("and")) {
            var at = pos(p);
            p += 3;
            left = new Operators.And(left, comparison(), at);
        }
        return left;
    }

    @Override
    @Nullable Relation relation() {
        skip();
        for (var relation :
                List.of(
                        Relation.LE,
                        Relation.GE,
                        Relation.NE,
                        Relation.LT,
                        Relation.GT,
                        Relation.EQ)) {
            if (text.startsWith(relation.symbol, p)) {
                p += relation.symbol.length();
                if (relation == Relation.EQ && text.startsWith("=", p)) {
                    throw new Syntax(p - 1, "\"==\" is no FEEL operator", "=");
                }
                return relation;
            }
        }
        return null;
    }

    private Expr comparison() {
        var left = additive();
        while (true) {
            skip();
            var at = pos(p);
            var relation = relation();
            if (relation != null) {
                left = new Operators.Compare(relation, left, additive(), at);
            } else if (acceptWord("between")) {
                var low = additive();
                expectWord("and");
                left = new Operators.Between(left, low, additive(), at);
            } else if (acceptWord("in")) {
                left = in(left, at);
            } else {
                return left;
            }
        }
    }

    private Expr in(Expr value, Pos at) {
        var slot = slots.take();
        var outerSlot = valueSlot;
        var outerScope = scope;
        var outerUsed = usedValue;
        valueSlot = slot;
        scope = new Scope(scope).add("?", new Operands.Local(slot, "?", value.type()));
        Expr tests;
        skip();
        var begin = p;
        if (accept("(")) {
            // Either a list of tests in brackets or an expression that begins with one: try the
            // tests first.
            tests = inBrackets(begin);
        } else {
            tests = test(this::additive);
        }
        valueSlot = outerSlot;
        scope = outerScope;
        usedValue = outerUsed;
        return new Operators.In(value, slot, tests, at);
    }

    private Expr inBrackets(int begin) {
        var before = mark();
        try {
            var tests = new ArrayList<Expr>();
            do {
                tests.add(test(this::expression));
            } while (accept(","));
            expect(")");
            skip();
            if (p < text.length()
                    && ("+-*/.".indexOf(text.charAt(p)) < 0 || text.startsWith("..", p))) {
                return tests.size() == 1 ? tests.getFirst() : new UnaryTests.AnyOf(tests);
            }
            if (p >= text.length()) {
                return tests.size() == 1 ? tests.getFirst() : new UnaryTests.AnyOf(tests);
            }
        } catch (Syntax notTests) {
            // read again below, as an expression
        }
        reset(before);
        p = begin;
        return test(this::additive);
    }

    /// One positive unary test over the slot [#valueSlot].
    private Expr test(Rule rule) {
        skip();
        var at = pos(p);
        var relation = relation();
        if (relation != null) {
            return new UnaryTests.Bound(valueSlot, relation, additive(), at);
        }
        if (acceptWord("null") && !at(".") && !at("[")) {
            return new UnaryTests.Matches(
                    valueSlot, new Operands.Const(null, Simple.NULL), false, at);
        }
        p = at.offset();
        var outerUsed = usedValue;
        usedValue = false;
        var expr = rule.parse();
        var test = new UnaryTests.Matches(valueSlot, expr, usedValue, at);
        usedValue |= outerUsed;
        return test;
    }

    private Expr unaryTests() {
        skip();
        if (p >= text.length()) {
            return new UnaryTests.Anything();
        }
        var begin = p;
        if (accept("-")) {
            skip();
            if (p == text.length()) {
                return new UnaryTests.Anything();
            }
            p = begin;
        }
        if (acceptWord("not") && accept("(")) {
            var before = mark();
            try {
                var tests = testList();
                expect(")");
                skip();
                if (p == text.length()) {
                    return new UnaryTests.NoneOf(tests);
                }
            } catch (Syntax notTests) {
                if (at(")")) {
                    throw notTests;
                }
            }
            reset(before);
        }
        p = begin;
        return testList();
    }

    private Expr testList() {
        var tests = new ArrayList<Expr>();
        do {
            tests.add(test(this::expression));
        } while (accept(","));
        return tests.size() == 1 ? tests.getFirst() : new UnaryTests.AnyOf(tests);
    }

    @Override
    Expr additive() {
        var left = multiplicative();
        while (true) {
            skip();
            var at = pos(p);
            if (accept("+")) {
                left = arith(Arithmetic.Op.ADD, left, multiplicative(), at);
            } else if (accept("-")) {
                left = arith(Arithmetic.Op.SUBTRACT, left, multiplicative(), at);
            } else {
                return left;
            }
        }
    }

    private Expr multiplicative() {
        var left = power();
        while (true) {
            skip();
            var at = pos(p);
            if (!text.startsWith("**", p) && accept("*")) {
                left = arith(Arithmetic.Op.MULTIPLY, left, power(), at);
            } else if (accept("/")) {
                left = arith(Arithmetic.Op.DIVIDE, left, power(), at);
            } else {
                return left;
            }
        }
    }

    private Expr power() {
        var left = unary();
        while (at("**")) {
            var at = pos(p);
            p += 2;
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
        skip();
        var at = pos(p);
        if (accept("-")) {
            if (++nesting > MAX_NESTING) {
                throw new Syntax(p, "nested deeper than " + MAX_NESTING, "a simpler expression");
            }
            var operand = unary();
            nesting--;
            return operand instanceof Operands.Const(BigDecimal n, var type)
                    ? new Operands.Const(n.negate(), type)
                    : Fold.of(new Operators.Negate(operand, at));
        }
        var expr = postfix();
        while (atWord("instance")) {
            var of = pos(p);
            p += "instance".length();
            expectWord("of");
            expr = new Operators.InstanceOf(expr, typeName(), of);
        }
        return expr;
    }
}
