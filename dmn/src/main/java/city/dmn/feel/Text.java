// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.FeelFunction;
import city.dmn.Range;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// FEEL values as text.
public final class Text {
    private Text() {}

    /// As `string()` writes it: a string is itself.
    public static String of(@Nullable Object value) {
        return value instanceof String text ? text : literal(value);
    }

    /// As it would stand in an expression: a string in quotes.
    public static String literal(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
            case BigDecimal n -> n.toPlainString();
            case Boolean b -> b.toString();
            case List<?> list ->
                    list.stream().map(Text::literal).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> context ->
                    context.entrySet().stream()
                            .map(it ->
                                    key(String.valueOf(it.getKey()))
                                            + ": "
                                            + literal(it.getValue()))
                            .collect(Collectors.joining(", ", "{", "}"));
            case Range range ->
                    range.form() == Range.Form.NOT_EQUAL
                            ? "(!= " + literal(range.low()) + ")"
                            : range.low() == null
                                    ? "("
                                            + (range.highIncluded() ? "<= " : "< ")
                                            + literal(range.high())
                                            + ")"
                                    : range.high() == null
                                            ? "("
                                                    + (range.lowIncluded() ? ">= " : "> ")
                                                    + literal(range.low())
                                                    + ")"
                                            : (range.lowIncluded() ? "[" : "(")
                                                    + literal(range.low())
                                                    + ".."
                                                    + literal(range.high())
                                                    + (range.highIncluded() ? "]" : ")");
            case FeelFunction function ->
                    "function(" + String.join(", ", function.parameters()) + ")";
            default -> Temporal.text(value);
        };
    }

    private static String key(String name) {
        for (var i = 0; i < name.length(); i++) {
            if (!Character.isLetterOrDigit(name.charAt(i)) && " _".indexOf(name.charAt(i)) < 0) {
                return "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
            }
        }
        return name.isEmpty() ? "\"\"" : name;
    }
}
