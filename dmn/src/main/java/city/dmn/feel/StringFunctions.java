// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import static java.util.Objects.requireNonNull;

import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Functions of strings (DMN 1.5, 10.3.4.1, 10.3.4.3). Positions count Unicode characters.
final class StringFunctions {
    private static final FeelType STRINGS = new FeelType.ListOf(Simple.STRING);

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,9})?");

    private StringFunctions() {}

    static void addTo(List<Builtin> all) {
        Builtins.add(all, "string", Simple.STRING)
                .with("from:ANY~", (f, a) -> a[0] == null ? null : Text.of(a[0], f.run));
        Builtins.add(all, "number", Simple.NUMBER)
                .with(
                        "from:STRING, grouping separator:STRING?~, decimal separator:STRING?~",
                        (_, a) -> number(string(a[0]), a[1], a[2]))
                .with("from:NUMBER", (_, a) -> a[0]);
        Builtins.add(all, "substring", Simple.STRING)
                .with(
                        "string:STRING, start position:NUMBER, length:NUMBER?~",
                        (_, a) ->
                                substring(
                                        string(a[0]),
                                        NumberFunctions.number(a[1]),
                                        (BigDecimal) a[2]));
        Builtins.add(all, "string length", Simple.NUMBER)
                .with(
                        "string:STRING",
                        (_, a) ->
                                BigDecimal.valueOf(
                                        string(a[0]).codePointCount(0, string(a[0]).length())));
        Builtins.add(all, "upper case", Simple.STRING)
                .with("string:STRING", (_, a) -> string(a[0]).toUpperCase(Locale.ROOT));
        Builtins.add(all, "lower case", Simple.STRING)
                .with("string:STRING", (_, a) -> string(a[0]).toLowerCase(Locale.ROOT));
        Builtins.add(all, "substring before", Simple.STRING)
                .with(
                        "string:STRING, match:STRING",
                        (_, a) -> {
                            var i = string(a[0]).indexOf(string(a[1]));
                            return i < 0 ? "" : string(a[0]).substring(0, i);
                        });
        Builtins.add(all, "substring after", Simple.STRING)
                .with(
                        "string:STRING, match:STRING",
                        (_, a) -> {
                            var i = string(a[0]).indexOf(string(a[1]));
                            return i < 0 ? "" : string(a[0]).substring(i + string(a[1]).length());
                        });
        Builtins.add(all, "contains", Simple.BOOLEAN)
                .with("string:STRING, match:STRING", (_, a) -> string(a[0]).contains(string(a[1])));
        Builtins.add(all, "starts with", Simple.BOOLEAN)
                .with(
                        "string:STRING, match:STRING",
                        (_, a) -> string(a[0]).startsWith(string(a[1])));
        Builtins.add(all, "ends with", Simple.BOOLEAN)
                .with("string:STRING, match:STRING", (_, a) -> string(a[0]).endsWith(string(a[1])));
        Builtins.add(all, "replace", Simple.STRING)
                .costing(4)
                .with(
                        "input:STRING, pattern:STRING, replacement:STRING, flags:STRING?~",
                        StringFunctions::replace);
        Builtins.add(all, "matches", Simple.BOOLEAN)
                .costing(4)
                .with("input:STRING, pattern:STRING, flags:STRING?~", StringFunctions::matches);
        Builtins.add(all, "split", STRINGS)
                .costing(4)
                .with("string:STRING, delimiter:STRING", StringFunctions::split);
        Builtins.add(all, "string join", Simple.STRING)
                .with(
                        "list:LIST, delimiter:STRING?~",
                        (f, a) -> join(f.run, (List<?>) requireNonNull(a[0]), a[1]));
    }

    static String string(@Nullable Object v) {
        return (String) requireNonNull(v);
    }

    private static BigDecimal number(
            String from, @Nullable Object grouping, @Nullable Object decimal) {
        var text = from;
        if (grouping != null) {
            if (!List.of(" ", ",", ".").contains(grouping)) {
                throw new Builtin.Refusal("the grouping separator must be space, comma or period");
            }
            if (grouping.equals(decimal)) {
                throw new Builtin.Refusal("the separators must differ");
            }
            text = text.replace((String) grouping, "");
        }
        if (decimal != null) {
            if (!List.of(",", ".").contains(decimal)) {
                throw new Builtin.Refusal("the decimal separator must be comma or period");
            }
            text = text.replace((String) decimal, ".");
        }
        if (text.length() > Literals.LONGEST_NUMBER || !NUMBER.matcher(text).matches()) {
            throw new Builtin.Refusal("the text is no number");
        }
        var n = Arithmetic.inRange(new BigDecimal(text, Values.DECIMAL));
        if (n == null) {
            throw new Builtin.Refusal("the number is too large");
        }
        return n;
    }

    private static String substring(String text, BigDecimal start, @Nullable BigDecimal length) {
        var points = text.codePointCount(0, text.length());
        var from =
                start.abs().compareTo(BigDecimal.valueOf(points + 1L)) < 0 ? start.intValue() : 0;
        if (from == 0) {
            throw new Builtin.Refusal("position " + start + " of a string of " + points);
        }
        var begin = text.offsetByCodePoints(0, from > 0 ? from - 1 : points + from);
        if (length != null && length.compareTo(BigDecimal.ONE) < 0) {
            throw new Builtin.Refusal("the length " + length + " is less than 1");
        }
        var rest = text.codePointCount(begin, text.length());
        return length == null || length.compareTo(BigDecimal.valueOf(rest)) >= 0
                ? text.substring(begin)
                : text.substring(begin, text.offsetByCodePoints(begin, length.intValue()));
    }

    private static Object replace(Frame frame, @Nullable Object[] a) {
        var patterns = frame.run.patterns();
        return patterns.of(a[1], a[3]).replace(string(a[0]), string(a[2]), patterns);
    }

    private static Object matches(Frame frame, @Nullable Object[] a) {
        var patterns = frame.run.patterns();
        return patterns.of(a[1], a[2]).matches(string(a[0]), patterns);
    }

    private static Object split(Frame frame, @Nullable Object[] a) {
        var patterns = frame.run.patterns();
        return Items.of(patterns.of(a[1], null).split(string(a[0]), patterns), frame.run);
    }

    private static String join(Run run, List<?> list, @Nullable Object delimiter) {
        var parts = new ArrayList<String>();
        var between = delimiter == null ? "" : string(delimiter);
        for (var each : list) {
            if (each instanceof String text) {
                run.holdText((long) text.length() + between.length());
                parts.add(text);
            } else if (each != null) {
                throw new Builtin.Refusal("the list holds a " + Values.typeName(each));
            }
        }
        return String.join(between, parts);
    }
}
