// SPDX-License-Identifier: EUPL-1.2
package city.dmn.cli;

import city.dmn.feel.Builtins;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Invented FEEL expressions that try the limits: every built-in function with arguments right and wrong, deep nesting,
/// large loops, what doubles, odd characters, huge numbers, regular expressions.
final class FeelGenerator {
    /// The inputs that expressions may name.
    static final List<String> INPUTS = List.of("a number", "a text", "a list", "a context");

    private static final List<String> NUMBERS =
            List.of(
                    "0",
                    "1",
                    "2",
                    "-1",
                    "3.5",
                    "-0.1",
                    "10",
                    "100",
                    "1E+6144",
                    "-9E+6144",
                    "1E-6143",
                    "9999999999999999999999999999999999",
                    "0.3333333333333333333333333333333333",
                    "2147483648",
                    "4294967297",
                    "-6111",
                    "6176",
                    "1E+20",
                    "5E-7",
                    "0.000");

    private static final List<String> TEXTS =
            List.of(
                    "",
                    "a",
                    "abc",
                    "Äiti",
                    "A\\u0308",
                    "\\U01F600",
                    "\\uD800",
                    "\\uFFFF",
                    "\\u0000",
                    "a\\nb",
                    "2026-08-01",
                    "10:00:00Z",
                    "10:00:00@Europe/Helsinki",
                    "P1Y",
                    "PT36H",
                    "2026-10-25T03:30:00@Europe/Helsinki",
                    "-999999999-01-01",
                    "P999999999Y",
                    "[1..5]",
                    "(\\\"a\\\"..\\\"b\\\"]",
                    "1E+999999999",
                    "1 000,5",
                    "\\\\",
                    "$1",
                    "i",
                    "smx",
                    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab",
                    "999999999-12-31",
                    "PT9223372036854775807S");

    private static final List<String> MOMENTS =
            List.of(
                    "@\"2026-08-01\"",
                    "@\"10:00:00\"",
                    "@\"10:00:00@Asia/Tokyo\"",
                    "@\"2026-10-25T03:30:00@Europe/Helsinki\"",
                    "@\"P1M\"",
                    "@\"-PT1H\"",
                    "@\"999999999-12-31\"",
                    "@\"-999999999-01-01T00:00:00Z\"",
                    "@\"P106751991167300D\"",
                    "@\"P178956970Y\"",
                    "@\"23:59:59.999999999+14:00\"",
                    "today()",
                    "now()");

    private static final List<String> PATTERNS =
            List.of(
                    "a",
                    "b",
                    ".",
                    "\\\\d",
                    "\\\\w",
                    "\\\\s",
                    "\\\\p{L}",
                    "\\\\p{IsGreek}",
                    "[a-z-[aeiou]]",
                    "[^a]",
                    "(a|b)",
                    "(a*)",
                    "(a|aa)",
                    "^",
                    "$",
                    "\\\\1",
                    "(",
                    "[",
                    "x{2,3}",
                    "{",
                    "(?:ab)",
                    "\\\\i\\\\c*",
                    "|",
                    "(a?){30}",
                    "[\\U01F600-\\U01F64F]");

    private static final List<String> QUANTIFIERS =
            List.of("", "", "", "*", "+", "?", "*?", "+?", "{3}", "{0,50}", "{1000}", "{2,}");

    private static final List<String> TYPES =
            List.of(
                    "number",
                    "string",
                    "boolean",
                    "date",
                    "time",
                    "date and time",
                    "days and time duration",
                    "list<number>",
                    "context<a: number>",
                    "range<number>",
                    "function<number> -> Any",
                    "Any",
                    "Null");

    private static final List<String> OPERATORS =
            List.of(
                    " + ", " - ", " * ", " / ", " ** ", " = ", " != ", " < ", " >= ", " and ",
                    " or ");

    private final Random random;

    FeelGenerator(long seed) {
        random = new Random(seed);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /// An expression.
    String expression() {
        return random.nextInt(20) == 0 ? limit() : value(1 + random.nextInt(4));
    }

    private String value(int depth) {
        if (depth <= 0) {
            return simple();
        }
        return switch (random.nextInt(22)) {
            case 0, 1 -> simple();
            case 2, 3, 4, 5, 6, 7 -> call(depth - 1);
            case 8, 9 -> "(" + value(depth - 1) + pick(OPERATORS) + value(depth - 1) + ")";
            case 10 -> list(depth - 1);
            case 11 -> "{a: " + value(depth - 1) + ", b: " + value(depth - 1) + ", c: a}";
            case 12 ->
                    "(if "
                            + value(depth - 1)
                            + " then "
                            + value(depth - 1)
                            + " else "
                            + value(depth - 1)
                            + ")";
            case 13, 14 -> loop(depth - 1);
            case 15 -> list(depth - 1) + "[" + value(depth - 1) + "]";
            case 16 ->
                    value(depth - 1)
                            + "."
                            + pick(List.of("a", "b", "year", "days", "start", "zone"));
            case 17 ->
                    "("
                            + value(depth - 1)
                            + " in ("
                            + value(depth - 1)
                            + pick(List.of(", ", "..", " + "))
                            + value(depth - 1)
                            + "))";
            case 18 -> "(" + value(depth - 1) + " instance of " + pick(TYPES) + ")";
            case 19 -> "(" + value(depth - 1) + " between " + simple() + " and " + simple() + ")";
            case 20 -> pattern();
            default -> "-" + value(depth - 1);
        };
    }

    private String simple() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> pick(NUMBERS);
            case 3, 4 -> text();
            case 5 -> pick(MOMENTS);
            case 6 -> pick(List.of("true", "false", "null"));
            case 7, 8 -> pick(INPUTS);
            default ->
                    pick(
                            List.of(
                                    "[1..5]",
                                    "(2..3]",
                                    "[]",
                                    "{}",
                                    "(< 3)",
                                    "[\"a\"..\"z\"]",
                                    "(!= 1)"));
        };
    }

    private String text() {
        return "\"" + pick(TEXTS) + "\"";
    }

    private String list(int depth) {
        return several(random.nextInt(4), () -> value(depth), "[", ", ", "]");
    }

    private static String several(
            int count, Supplier<String> each, String open, String between, String close) {
        return Stream.generate(each).limit(count).collect(Collectors.joining(between, open, close));
    }

    private String call(int depth) {
        var function = pick(Builtins.all());
        var parameters = function.parameters();
        if (!parameters.isEmpty() && random.nextInt(8) == 0) {
            var named =
                    parameters.stream()
                            .filter(_ -> random.nextInt(6) > 0)
                            .map(it -> it + ": " + value(depth));
            return function.name() + named.collect(Collectors.joining(", ", "(", ")"));
        }
        var count = random.nextInt(5) == 0 ? random.nextInt(5) : parameters.size();
        return several(count, () -> argument(depth), function.name() + "(", ", ", ")");
    }

    private String argument(int depth) {
        return switch (random.nextInt(8)) {
            case 0 -> "function(x, y) x < y";
            case 1 -> "function(x) " + value(depth - 1);
            default -> value(depth);
        };
    }

    private String loop(int depth) {
        var domain =
                switch (random.nextInt(5)) {
                    case 0 -> "1.." + pick(List.of("10", "1000", "1000000", "1E+30"));
                    case 1 -> "@\"2026-01-01\"..@\"2026-03-01\"";
                    case 2 -> value(depth);
                    default -> "1..5";
                };
        return switch (random.nextInt(5)) {
            case 0 -> "(some x in " + domain + " satisfies " + body(depth) + ")";
            case 1 -> "(every x in " + domain + " satisfies " + body(depth) + ")";
            case 2 -> "(for x in " + domain + ", y in 1..100 return " + body(depth) + ")";
            default -> "(for x in " + domain + " return " + body(depth) + ")";
        };
    }

    private String body(int depth) {
        return switch (random.nextInt(6)) {
            case 0 -> "x";
            case 1 -> "partial";
            case 2 -> "[partial[-1], x]";
            case 3 -> "string(x) + string(partial)";
            default -> value(depth);
        };
    }

    private String pattern() {
        var pattern =
                several(
                        1 + random.nextInt(6),
                        () -> pick(PATTERNS) + pick(QUANTIFIERS),
                        "\"",
                        "",
                        "\"");
        var input =
                random.nextBoolean()
                        ? text()
                        : "string join(for i in 1.."
                                + pick(List.of("10", "300", "20000"))
                                + " return \"a\")";
        return switch (random.nextInt(3)) {
            case 0 ->
                    "matches("
                            + input
                            + ", "
                            + pattern
                            + ", \""
                            + pick(List.of("", "i", "m", "sx"))
                            + "\")";
            case 1 -> "replace(" + input + ", " + pattern + ", " + text() + ")";
            default -> "split(" + input + ", " + pattern + ")";
        };
    }

    /// What is nested, long or grows as far as it may.
    private String limit() {
        var n = pick(List.of(50, 190, 300, 2000));
        var deep = value(1);
        return switch (random.nextInt(16)) {
            case 0 -> "(".repeat(n) + deep + ")".repeat(n);
            case 1 -> "[".repeat(n) + deep + "]".repeat(n);
            case 2 -> "not(".repeat(n) + deep + ")".repeat(n);
            case 3 -> "{a: ".repeat(n) + deep + "}".repeat(n);
            case 4 ->
                    "if "
                            + deep
                            + " then ".repeat(1)
                            + "if a list then ".repeat(n)
                            + "1"
                            + " else 2".repeat(n + 1);
            case 5 -> "a number" + (pick(OPERATORS) + "a number").repeat(n);
            case 6 -> "a list" + "[1]".repeat(n);
            case 7 -> "a context" + ".a".repeat(n);
            case 8 -> "1 in (".repeat(n) + deep + ")".repeat(n) + pick(List.of("", " + 1", ")"));
            case 9 -> "(1 in (".repeat(n) + deep + ") + 1)".repeat(n);
            case 10 -> "for " + "i in [1], ".repeat(n) + "j in [1] return " + deep;
            case 11 -> "function(x) ".repeat(n) + deep;
            case 12 ->
                    "{f: function(g, s, n) if n = 0 then s else g(g, "
                            + pick(
                                    List.of(
                                            "s + s",
                                            "append(s, s)",
                                            "concatenate(s, s)",
                                            "[s, s]",
                                            "{a: s, b: s}",
                                            "string(s) + string(s)"))
                            + ", n - 1), r: f(f, "
                            + pick(List.of("\"x\"", "[1]", "1", "a text"))
                            + ", "
                            + pick(List.of("10", "20", "60", "1000"))
                            + ")}.r";
            case 13 ->
                    "{f: function(g, n) if n = 0 then 1 else "
                            + pick(
                                    List.of(
                                            "n + g(g, n - 1)",
                                            "[g(g, n - 1)]",
                                            "sum(for i in [n] return g(g, n - 1))",
                                            "(some x in [1] satisfies g(g, n - 1) = 1)",
                                            "g(g, n)",
                                            "g(g, n - 1) + g(g, n - 1)"))
                            + ", r: f(f, "
                            + pick(List.of("10", "100", "390", "100000"))
                            + ")}.r";
            case 14 ->
                    "count(for i in 1.."
                            + n
                            + "000 return "
                            + pick(
                                    List.of(
                                            "partial",
                                            "[partial]",
                                            "string(partial)",
                                            "union(partial, [i])"))
                            + ")";
            default -> "\"" + "\\\\U01F600".repeat(n) + "\" = " + deep;
        };
    }
}
