// SPDX-License-Identifier: EUPL-1.2
package city.dmn.differential;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Expressions, tables and facts out of a seed. Only well-typed ones: what a rule author would write, nulls included.
final class Generator {
    private final Random random;
    private int variables;

    Generator(long seed) {
        this.random = new Random(seed);
    }

    private String one(String... of) {
        return of[random.nextInt(of.length)];
    }

    /// A fact for each input; about one in eight is missing.
    Map<String, Object> facts() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("n", maybe(BigDecimal.valueOf(random.nextInt(12))));
        facts.put("m", maybe(BigDecimal.valueOf(random.nextInt(200) - 50, 1)));
        facts.put("s", maybe(one("fi", "sv", "en", "Helsinki", "")));
        facts.put("b", maybe(random.nextBoolean()));
        facts.put("d", maybe(LocalDate.of(2018, 1, 1).plusDays(random.nextInt(2000))));
        return facts;
    }

    private Object maybe(Object value) {
        return random.nextInt(8) == 0 ? null : value;
    }

    static final String INPUTS =
            """
            <inputData name="n" id="_n"><variable name="n" typeRef="number"/></inputData>
            <inputData name="m" id="_m"><variable name="m" typeRef="number"/></inputData>
            <inputData name="s" id="_s"><variable name="s" typeRef="string"/></inputData>
            <inputData name="b" id="_b"><variable name="b" typeRef="boolean"/></inputData>
            <inputData name="d" id="_d"><variable name="d" typeRef="date"/></inputData>
            """;
    static final String NEEDS =
            """
            <informationRequirement id="_rn"><requiredInput href="#_n"/></informationRequirement>
            <informationRequirement id="_rm"><requiredInput href="#_m"/></informationRequirement>
            <informationRequirement id="_rs"><requiredInput href="#_s"/></informationRequirement>
            <informationRequirement id="_rb"><requiredInput href="#_b"/></informationRequirement>
            <informationRequirement id="_rd"><requiredInput href="#_d"/></informationRequirement>
            """;

    static String model(String elements) {
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="generated" namespace="https://city.example/generated" id="_generated">
        %s%s</definitions>
        """
                .formatted(INPUTS, elements);
    }

    static String escaped(String feel) {
        return feel.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /// A decision whose logic is an expression.
    static String literal(String name, String type, String feel) {
        return "<decision name=\"%s\" id=\"_%s\"><variable name=\"%s\" typeRef=\"%s\"/>%s<literalExpression><text>%s</text></literalExpression></decision>\n"
                .formatted(name, name, name, type, NEEDS, escaped(feel));
    }

    /// An expression of a type.
    String expression(String type, int depth) {
        return switch (type) {
            case "number" -> number(depth);
            case "boolean" -> bool(depth);
            case "string" -> string(depth);
            case "date" -> date(depth);
            default -> throw new IllegalArgumentException(type);
        };
    }

    private String number(int depth) {
        if (depth == 0) {
            return one("n", "m", "0", "1", "2", "7", "0.5", "1.25", "-3");
        }
        var a = number(depth - 1);
        return switch (random.nextInt(15)) {
            case 0, 1 -> "(" + a + " + " + number(depth - 1) + ")";
            case 2, 3 -> "(" + a + " - " + number(depth - 1) + ")";
            case 4 -> "(" + a + " * " + number(depth - 1) + ")";
            case 5 -> "(" + a + " / " + number(depth - 1) + ")";
            case 6 -> "(if " + bool(depth - 1) + " then " + a + " else " + number(depth - 1) + ")";
            case 7 -> one("abs", "floor", "ceiling") + "(" + a + ")";
            case 8 -> "modulo(" + a + ", " + one("2", "3", "5") + ")";
            case 9 -> one("min", "max", "sum", "count", "mean") + "(" + list(depth - 1) + ")";
            case 10 -> "string length(" + string(depth - 1) + ")";
            case 11 -> date(depth - 1) + "." + one("year", "month", "day");
            case 12 -> "decimal(" + a + ", " + one("0", "1", "2") + ")";
            case 13 ->
                    "years and months duration("
                            + date(depth - 1)
                            + ", "
                            + date(depth - 1)
                            + ").years";
            default -> a;
        };
    }

    private String bool(int depth) {
        if (depth == 0) {
            return one(
                    "b",
                    "true",
                    "false",
                    "n > 5",
                    "m <= 3",
                    "s = \"fi\"",
                    "d < date(\"2020-08-01\")");
        }
        return switch (random.nextInt(14)) {
            case 0, 1 -> "(" + bool(depth - 1) + " and " + bool(depth - 1) + ")";
            case 2, 3 -> "(" + bool(depth - 1) + " or " + bool(depth - 1) + ")";
            case 4 -> "not(" + bool(depth - 1) + ")";
            case 5, 6 ->
                    "("
                            + number(depth - 1)
                            + one(" < ", " <= ", " > ", " >= ", " = ", " != ")
                            + number(depth - 1)
                            + ")";
            case 7 -> "(" + string(depth - 1) + one(" = ", " != ") + string(depth - 1) + ")";
            case 8 -> "(" + date(depth - 1) + one(" < ", " >= ", " = ") + date(depth - 1) + ")";
            case 9 -> "(" + number(depth - 1) + " in [1.." + one("3", "8", "20") + "])";
            case 10 -> "(" + number(depth - 1) + " between 0 and " + one("3", "8", "20") + ")";
            case 11 -> {
                var x = "x" + variables++;
                yield "("
                        + one("some", "every")
                        + " "
                        + x
                        + " in "
                        + list(depth - 1)
                        + " satisfies "
                        + x
                        + " > "
                        + number(depth - 1)
                        + ")";
            }
            case 12 ->
                    one("contains", "starts with", "ends with")
                            + "("
                            + string(depth - 1)
                            + ", "
                            + one("\"f\"", "\"s\"", "\"i\"")
                            + ")";
            default -> "(" + one("n", "m", "s", "b", "d") + one(" = ", " != ") + "null)";
        };
    }

    private String string(int depth) {
        if (depth == 0) {
            return one("s", "\"fi\"", "\"sv\"", "\"\"");
        }
        return switch (random.nextInt(6)) {
            case 0 -> "(" + string(depth - 1) + " + " + string(depth - 1) + ")";
            case 1 -> one("upper case", "lower case") + "(" + string(depth - 1) + ")";
            case 2 -> "substring(" + string(depth - 1) + ", 1, 1)";
            case 3 ->
                    "(if "
                            + bool(depth - 1)
                            + " then "
                            + string(depth - 1)
                            + " else "
                            + string(depth - 1)
                            + ")";
            case 4 -> "substring before(" + string(depth - 1) + ", \"l\")";
            default -> string(depth - 1);
        };
    }

    private String date(int depth) {
        if (depth == 0) {
            return one("d", "date(\"2020-02-29\")", "date(\"2026-08-01\")", "date(2019, 12, 31)");
        }
        return switch (random.nextInt(5)) {
            case 0 ->
                    "("
                            + date(depth - 1)
                            + one(" + ", " - ")
                            + "duration(\""
                            + one("P1M", "P1Y", "P13M", "P1D", "P30D")
                            + "\"))";
            case 1 ->
                    "(if "
                            + bool(depth - 1)
                            + " then "
                            + date(depth - 1)
                            + " else "
                            + date(depth - 1)
                            + ")";
            case 2 -> "date(" + date(depth - 1) + ".year, 8, 1)";
            default -> date(depth - 1);
        };
    }

    private String list(int depth) {
        var a = number(Math.max(0, depth - 1));
        var b = number(Math.max(0, depth - 1));
        if (depth == 0) {
            return "[" + a + ", " + b + ", 4]";
        }
        return switch (random.nextInt(7)) {
            case 0 -> {
                var x = "x" + variables++;
                yield "(for " + x + " in " + list(depth - 1) + " return " + x + " * 2)";
            }
            case 1 -> list(depth - 1) + "[item > " + a + "]";
            case 2 -> "append(" + list(depth - 1) + ", " + a + ")";
            case 3 -> "concatenate(" + list(depth - 1) + ", [" + a + "])";
            case 4 -> "reverse(" + list(depth - 1) + ")";
            case 5 -> "distinct values(" + list(depth - 1) + ")";
            default -> "[" + a + ", " + b + "]";
        };
    }

    /// What was generated.
    ///
    /// @param text in one line, for whoever reads a difference
    record Rule(String xml, String text) {}

    /// A decision that is a table over all inputs.
    Rule table(String name, String policy) {
        var cells =
                List.of(
                        List.of(
                                "-", "6", "[5..7]", "< 6", ">= 9", "not(6)", "1, 2, 3", "(5..8)",
                                "-", "null"),
                        List.of("-", "> 2.5", "<= 10", "[-5..5]", "not(> 3)", "-", "-"),
                        List.of(
                                "-",
                                "\"fi\"",
                                "\"fi\", \"sv\"",
                                "not(\"fi\")",
                                "not(\"fi\", \"sv\")",
                                "-",
                                "null"),
                        List.of("-", "true", "false", "-", "not(true)"),
                        List.of(
                                "-",
                                "> date(\"2020-07-31\")",
                                "[date(\"2019-01-01\")..date(\"2019-12-31\")]",
                                "<= date(\"2021-01-01\")",
                                "-"));
        var rules = new StringBuilder();
        var text = new StringBuilder(policy);
        var count = 2 + random.nextInt(6);
        for (var r = 0; r < count; r++) {
            rules.append("<rule id=\"_%s_r%d\">".formatted(name, r));
            text.append(" |");
            for (var c = 0; c < cells.size(); c++) {
                var cell = cells.get(c).get(random.nextInt(cells.get(c).size()));
                text.append(' ').append("nmsbd".charAt(c)).append(": ").append(cell).append(';');
                rules.append(
                        "<inputEntry id=\"_%s_e%d_%d\"><text>%s</text></inputEntry>"
                                .formatted(name, r, c, escaped(cell)));
            }
            var output = 1 + random.nextInt(4);
            text.append(" → ").append(output);
            rules.append(
                    "<outputEntry id=\"_%s_o%d\"><text>%d</text></outputEntry></rule>\n"
                            .formatted(name, r, output));
        }
        var columns = new StringBuilder();
        for (var input : List.of("n number", "m number", "s string", "b boolean", "d date")) {
            var words = input.split(" ", -1);
            columns.append(
                    "<input id=\"_%s_c%s\"><inputExpression typeRef=\"%s\"><text>%s</text></inputExpression></input>"
                            .formatted(name, words[0], words[1], words[0]));
        }
        var values =
                policy.contains("PRIORITY") || policy.contains("OUTPUT")
                        ? "<outputValues><text>3, 1, 2, 4</text></outputValues>"
                        : "";
        var xml =
                """
                <decision name="%s" id="_%s"><variable name="%s"/>%s<decisionTable id="_%s_t" hitPolicy=%s>%s<output id="_%s_out" typeRef="number">%s</output>
                %s</decisionTable></decision>
                """
                        .formatted(
                                name, name, name, NEEDS, name, policy, columns, name, values,
                                rules);
        return new Rule(xml, text.toString());
    }
}
