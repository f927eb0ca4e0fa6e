// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.FeelFunction;
import city.dmn.Range;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
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
        var out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    /// As [#of], counted among what a run makes.
    static String of(@Nullable Object value, Run run) {
        if (value instanceof List<?> || value instanceof Map<?, ?>) {
            run.work(Weight.values(value));
            run.holdText(32 * Weight.values(value));
        }
        return of(value);
    }

    private static void write(@Nullable Object value, StringBuilder out) {
        switch (value) {
            case null -> out.append("null");
            case String text -> quoted(text, out);
            case BigDecimal n -> out.append(n.toPlainString());
            case Boolean b -> out.append(b);
            case List<?> list -> {
                out.append('[');
                var separator = "";
                for (var each : list) {
                    write(each, out.append(separator));
                    separator = ", ";
                }
                out.append(']');
            }
            case Map<?, ?> context -> {
                out.append('{');
                var separator = "";
                for (var entry : context.entrySet()) {
                    key(String.valueOf(entry.getKey()), out.append(separator));
                    write(entry.getValue(), out.append(": "));
                    separator = ", ";
                }
                out.append('}');
            }
            case Range range -> write(range, out);
            case FeelFunction function ->
                    out.append("function(")
                            .append(String.join(", ", function.parameters()))
                            .append(')');
            default -> out.append(Temporal.text(value));
        }
    }

    private static void write(Range range, StringBuilder out) {
        if (range.form() == Range.Form.NOT_EQUAL) {
            write(range.low(), out.append("(!= "));
            out.append(')');
        } else if (range.low() == null) {
            write(range.high(), out.append(range.highIncluded() ? "(<= " : "(< "));
            out.append(')');
        } else if (range.high() == null) {
            write(range.low(), out.append(range.lowIncluded() ? "(>= " : "(> "));
            out.append(')');
        } else {
            write(range.low(), out.append(range.lowIncluded() ? '[' : '('));
            write(range.high(), out.append(".."));
            out.append(range.highIncluded() ? ']' : ')');
        }
    }

    private static void quoted(String text, StringBuilder out) {
        out.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    }

    private static void key(String name, StringBuilder out) {
        var plain = !name.isEmpty();
        for (var i = 0; i < name.length(); i++) {
            plain &= Character.isLetterOrDigit(name.charAt(i)) || " _".indexOf(name.charAt(i)) >= 0;
        }
        if (plain) {
            out.append(name);
        } else {
            quoted(name, out);
        }
    }
}
