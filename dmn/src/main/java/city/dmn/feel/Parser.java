// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.Fault;
import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import city.dmn.Range;
import city.dmn.feel.Operators.Relation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads FEEL text into nodes (grammar: DMN 1.5, 10.3.1.2). By hand, since names with spaces can be told apart
/// only with the scope at hand, and since each fault should say where it is and what was expected.
public final class Parser {
    /// Nesting deeper than this is refused: it would end the thread's stack.
    private static final int MAX_NESTING = 200;

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

    private static final class Syntax extends RuntimeException {
        final int offset;
        final String expected;

        Syntax(int offset, String message, String expected) {
            super(message, null, false, false);
            this.offset = offset;
            this.expected = expected;
        }
    }

    private final Source source;
    private final String text;
    private final Slots slots;
    private final Setting setting;
    private final List<Fault> faults;
    private Scope scope;
    private int p;
    private int nesting;
    private boolean intervalEnd;
    private boolean usedValue;
    private int valueSlot = -1;

    private Parser(Source source, Scope scope, Slots slots, Setting setting, List<Fault> faults) {
        this.source = source;
        this.text = source.text();
        this.scope = scope;
        this.slots = slots;
        this.setting = setting;
        this.faults = faults;
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
        var inner = new Scope(scope).add("?", new Names.Local(valueSlot, "?", valueType));
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
            return new Names.Broken(message(e), new Pos(source, e.offset));
        }
    }

    private static String message(Syntax e) {
        return String.valueOf(e.getMessage());
    }

    private void end() {
        skip();
        if (p < text.length()) {
            throw unexpected("an operator or the end");
        }
    }

    /// Where the parser stands, to try one reading before another.
    private record Mark(
            int p,
            int nesting,
            boolean intervalEnd,
            boolean usedValue,
            int valueSlot,
            Scope scope,
            int faults) {}

    private Mark mark() {
        return new Mark(p, nesting, intervalEnd, usedValue, valueSlot, scope, faults.size());
    }

    private void reset(Mark mark) {
        p = mark.p();
        nesting = mark.nesting();
        intervalEnd = mark.intervalEnd();
        usedValue = mark.usedValue();
        valueSlot = mark.valueSlot();
        scope = mark.scope();
        faults.subList(mark.faults(), faults.size()).clear();
    }

    // --- characters

    private void skip() {
        while (p < text.length()) {
            if (Scope.space(text.charAt(p))) {
                p++;
            } else if (text.startsWith("//", p)) {
                var end = text.indexOf('\n', p);
                p = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", p)) {
                var end = text.indexOf("*/", p + 2);
                if (end < 0) {
                    throw new Syntax(p, "the comment does not end", "*/");
                }
                p = end + 2;
            } else {
                return;
            }
        }
    }

    private boolean at(String symbol) {
        skip();
        return text.startsWith(symbol, p);
    }

    private boolean accept(String symbol) {
        if (!at(symbol)) {
            return false;
        }
        p += symbol.length();
        return true;
    }

    private void expect(String symbol) {
        if (!accept(symbol)) {
            throw unexpected(symbol);
        }
    }

    private boolean atWord(String word) {
        skip();
        return text.startsWith(word, p)
                && (p + word.length() == text.length()
                        || !Scope.part(text.charAt(p + word.length())));
    }

    private boolean acceptWord(String word) {
        if (!atWord(word)) {
            return false;
        }
        p += word.length();
        return true;
    }

    private void expectWord(String word) {
        if (!acceptWord(word)) {
            throw unexpected(word);
        }
    }

    private Syntax unexpected(String expected) {
        skip();
        if (p >= text.length()) {
            return new Syntax(p, "the expression ends too early", expected);
        }
        var t = Scope.token(text, p);
        var found = t == null ? String.valueOf(text.charAt(p)) : t.text();
        return new Syntax(p, "\"" + found + "\" cannot stand here", expected);
    }

    private Pos pos(int offset) {
        return new Pos(source, offset);
    }

    private void fault(int offset, String message, String expected) {
        faults.add(source.fault(offset, message, expected));
    }

    // --- expressions, loosest binding first

    private Expr expression() {
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

    private @Nullable Relation relation() {
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
        scope = new Scope(scope).add("?", new Names.Local(slot, "?", value.type()));
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
            return new UnaryTests.Matches(valueSlot, new Names.Const(null, Simple.NULL), false, at);
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

    private Expr additive() {
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
                        arithType(op, left.type().bare(), right.type().bare()),
                        at));
    }

    private static FeelType arithType(Arithmetic.Op op, FeelType a, FeelType b) {
        if (a == Simple.NUMBER && b == Simple.NUMBER) {
            return Simple.NUMBER;
        }
        return switch (op) {
            case ADD ->
                    a.equals(b) && (a == Simple.STRING || duration(a))
                            ? a
                            : duration(b) && moment(a)
                                    ? a
                                    : duration(a) && moment(b) ? b : Simple.ANY;
            case SUBTRACT ->
                    moment(a) && duration(b)
                            ? a
                            : moment(a) && moment(b)
                                    ? Simple.DAY_DURATION
                                    : a.equals(b) && duration(a) ? a : Simple.ANY;
            case MULTIPLY ->
                    duration(a) && b == Simple.NUMBER
                            ? a
                            : duration(b) && a == Simple.NUMBER ? b : Simple.ANY;
            case DIVIDE ->
                    duration(a) && b == Simple.NUMBER
                            ? a
                            : duration(a) && a.equals(b) ? Simple.NUMBER : Simple.ANY;
            case POWER -> Simple.ANY;
        };
    }

    private static boolean duration(FeelType type) {
        return type == Simple.MONTH_DURATION || type == Simple.DAY_DURATION;
    }

    private static boolean moment(FeelType type) {
        return type == Simple.DATE || type == Simple.TIME || type == Simple.DATE_TIME;
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
            return operand instanceof Names.Const(BigDecimal n, var type)
                    ? new Names.Const(n.negate(), type)
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

    private Expr postfix() {
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
            Expr of, Scope outer, Slots slots, Pos at, Function<Scope, Expr> predicateIn) {
        var element = of.type().bare() instanceof FeelType.ListOf(var it) ? it : of.type();
        var bare = element.bare();
        var item = new Names.Local(slots.take(), "item", element);
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
        if (function instanceof Names.Const(Builtin builtin, _)) {
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

    // --- the smallest parts

    private Expr primary() {
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
            return new Names.Const(string(), Simple.STRING);
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
            return new Names.Const(value, Values.typeOf(value));
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

    private @Nullable Expr keyword(String word, int end) {
        var begin = p;
        p = end;
        var special =
                switch (word) {
                    case "true" -> new Names.Const(true, Simple.BOOLEAN);
                    case "false" -> new Names.Const(false, Simple.BOOLEAN);
                    case "null" -> new Names.Const(null, Simple.NULL);
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

    private Expr unknown(int begin) {
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
            return new Names.ItemEntry(item, name, null);
        }
        var known = scope.names();
        fault(
                begin,
                "unknown name \"" + name + "\"",
                known.isEmpty()
                        ? ""
                        : "one of " + String.join(", ", known.stream().sorted().toList()));
        return new Names.Broken("unknown name \"" + name + "\"", pos(begin));
    }

    private Expr number() {
        var begin = p;
        digits();
        if (p + 1 < text.length()
                && text.charAt(p) == '.'
                && Character.isDigit(text.charAt(p + 1))) {
            p++;
            digits();
        }
        if (p < text.length() && (text.charAt(p) == 'e' || text.charAt(p) == 'E')) {
            var mark = p++;
            if (p < text.length() && (text.charAt(p) == '+' || text.charAt(p) == '-')) {
                p++;
            }
            if (p < text.length() && Character.isDigit(text.charAt(p))) {
                digits();
            } else {
                p = mark;
            }
        }
        try {
            var n = Arithmetic.inRange(new BigDecimal(text.substring(begin, p), Values.DECIMAL));
            if (n != null) {
                return new Names.Const(n, Simple.NUMBER);
            }
        } catch (NumberFormatException tooLarge) {
            // said below
        }
        throw new Syntax(
                begin, "the number is too large", "at most 34 digits and an exponent of 6144");
    }

    private void digits() {
        while (p < text.length() && text.charAt(p) >= '0' && text.charAt(p) <= '9') {
            p++;
        }
    }

    private String string() {
        var begin = p++;
        var result = new StringBuilder();
        while (true) {
            if (p >= text.length()) {
                throw new Syntax(begin, "the string does not end", "\"");
            }
            var c = text.charAt(p++);
            if (c == '"') {
                return result.toString();
            }
            if (c != '\\' || p >= text.length()) {
                result.append(c);
                continue;
            }
            c = text.charAt(p++);
            switch (c) {
                case 'n' -> result.append('\n');
                case 't' -> result.append('\t');
                case 'r' -> result.append('\r');
                case '"', '\\', '\'' -> result.append(c);
                case 'u' -> unicode(result, 4);
                case 'U' -> unicode(result, 6);
                default -> result.append('\\').append(c);
            }
        }
    }

    private void unicode(StringBuilder result, int length) {
        var end = p + length;
        try {
            if (end <= text.length()) {
                result.appendCodePoint(Integer.parseInt(text.substring(p, end), 16));
                p = end;
                return;
            }
        } catch (IllegalArgumentException notHex) {
            // said below
        }
        throw new Syntax(
                p - 2, "not a Unicode escape", "\\u and four, or \\U and six hexadecimal digits");
    }

    private Expr bracket(char open) {
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
    private Expr element() {
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

    private static Expr test(
            @Nullable Expr low,
            boolean lowIncluded,
            @Nullable Expr high,
            boolean highIncluded,
            Pos at) {
        return new Operators.RangeOf(low, lowIncluded, high, highIncluded, Range.Form.TEST, at);
    }

    private Expr interval(char open, Expr low, Pos at) {
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

    private Expr context() {
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
                scope.add(key, new Names.Local(slot, key, value.type()));
            } while (accept(","));
            expect("}");
        }
        scope = outer;
        return new Control.ContextMaker(entries, null, Control.contextType(entries), duplicate, at);
    }

    private String contextKey() {
        var words = new StringBuilder();
        var begin = p;
        var previous = -1;
        for (var t = Scope.token(text, p); t != null; t = Scope.token(text, p)) {
            var wordStart = t.end() - t.text().length();
            if (previous >= 0 && wordStart > previous) {
                words.append(' ');
            }
            words.append(t.text());
            p = t.end();
            previous = p;
        }
        if (words.isEmpty() || !Scope.start(text.charAt(begin))) {
            throw unexpected("the name of an entry");
        }
        return words.toString();
    }

    private Expr ifThenElse(int begin) {
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

    private List<Control.Iteration> iterations() {
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
            scope = new Scope(scope).add(name, new Names.Local(slot, name, type));
        } while (accept(","));
        return iterations;
    }

    private String iterationName() {
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

    private Expr loop(int begin) {
        var outer = scope;
        var iterations = iterations();
        expectWord("return");
        var partial = slots.take();
        scope =
                new Scope(scope)
                        .add(
                                "partial",
                                new Names.Local(
                                        partial, "partial", new FeelType.ListOf(Simple.ANY)));
        var body = expression();
        scope = outer;
        return new Control.For(iterations, partial, body, pos(begin));
    }

    private Expr quantified(boolean every, int begin) {
        var outer = scope;
        var iterations = iterations();
        expectWord("satisfies");
        var condition = expression();
        scope = outer;
        return new Control.Quantified(every, iterations, condition, pos(begin));
    }

    private Expr function(int begin) {
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
                scope.add(name, new Names.Local(slot, name, type));
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

    private Expr external(int begin, int firstSlot, int parameters) {
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
            return new Names.Broken(message, pos(begin));
        }
    }

    // --- types

    private static final Map<String, FeelType> SIMPLE = simpleTypes();

    private static Map<String, FeelType> simpleTypes() {
        var types = new LinkedHashMap<String, FeelType>();
        for (var simple : FeelType.Simple.values()) {
            types.put(simple.toString(), simple);
        }
        types.put("dateTime", Simple.DATE_TIME);
        types.put("dayTimeDuration", Simple.DAY_DURATION);
        types.put("yearMonthDuration", Simple.MONTH_DURATION);
        types.put("any", Simple.ANY);
        types.put("list", new FeelType.ListOf(Simple.ANY));
        types.put("context", new FeelType.ContextOf(new LinkedHashMap<>()));
        types.put("range", new FeelType.RangeOf(Simple.ANY));
        types.put("function", new FeelType.FunctionOf(null, Simple.ANY));
        return Map.copyOf(types);
    }

    private FeelType typeName() {
        skip();
        var begin = p;
        if (++nesting > MAX_NESTING) {
            throw new Syntax(p, "nested deeper than " + MAX_NESTING, "a simpler type");
        }
        var type = typeNameInner(begin);
        nesting--;
        return type;
    }

    private FeelType typeNameInner(int begin) {
        FeelType best = null;
        String name = "";
        var end = -1;
        for (var types : List.of(setting.types(), SIMPLE)) {
            for (var entry : types.entrySet()) {
                var matched = Scope.match(Scope.tokens(entry.getKey()), text, begin);
                if (matched > end) {
                    end = matched;
                    best = entry.getValue();
                    name = entry.getKey();
                }
            }
        }
        if (best == null) {
            throw new Syntax(
                    begin,
                    "unknown type \"" + text.substring(begin).strip() + "\"",
                    "a FEEL type or an item definition of this model");
        }
        p = end;
        if (!at("<") || setting.types().containsKey(name)) {
            return best;
        }
        return switch (name) {
            case "list" -> new FeelType.ListOf(one());
            case "range" -> new FeelType.RangeOf(one());
            case "context" -> contextType();
            case "function" -> functionType();
            default -> best;
        };
    }

    private FeelType one() {
        expect("<");
        var type = typeName();
        expect(">");
        return type;
    }

    private FeelType contextType() {
        expect("<");
        var entries = new LinkedHashMap<String, FeelType>();
        do {
            skip();
            var name = contextKey();
            expect(":");
            entries.put(name, typeName());
        } while (accept(","));
        expect(">");
        return new FeelType.ContextOf(entries);
    }

    private FeelType functionType() {
        expect("<");
        var parameters = new ArrayList<FeelType>();
        if (!at(">")) {
            do {
                parameters.add(typeName());
            } while (accept(","));
        }
        expect(">");
        expect("->");
        return new FeelType.FunctionOf(List.copyOf(parameters), typeName());
    }
}
