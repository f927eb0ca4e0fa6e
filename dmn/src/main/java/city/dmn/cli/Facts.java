// SPDX-License-Identifier: EUPL-1.2
package city.dmn.cli;

import city.dmn.DmnModel;
import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import city.dmn.feel.Temporal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Facts out of JSON and CSV: text becomes what the model's input declares.
final class Facts {
    private Facts() {}

    /// @throws IllegalArgumentException when there is no object, or a text is not of its input's type
    static Map<String, @Nullable Object> fromJson(String json, DmnModel model) {
        if (!(Json.read(json) instanceof Map<?, ?> object)) {
            throw new IllegalArgumentException(
                    "the facts must be one JSON object, {\"birth date\": \"2020-05-01\", …}");
        }
        var known = model.inputs().stream().map(it -> it.name()).toList();
        for (var name : object.keySet()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "the model has no input \"" + name + "\"; it has " + known);
            }
        }
        var facts = new LinkedHashMap<String, @Nullable Object>();
        for (var input : model.inputs()) {
            facts.put(input.name(), typed(input.name(), object.get(input.name()), input.type()));
        }
        return facts;
    }

    /// A value as a type wants it: text becomes a date, time, duration, number or boolean where that is declared.
    static @Nullable Object typed(String name, @Nullable Object value, FeelType type) {
        return switch (type.bare()) {
            case Simple simple when value instanceof String text -> {
                var parsed =
                        switch (simple) {
                            case DATE -> Temporal.date(text);
                            case TIME -> Temporal.time(text);
                            case DATE_TIME -> Temporal.dateTime(text);
                            case DAY_DURATION, MONTH_DURATION -> Temporal.duration(text);
                            case NUMBER -> number(text);
                            case BOOLEAN ->
                                    text.equals("true")
                                            ? (Boolean) true
                                            : text.equals("false") ? (Boolean) false : null;
                            default -> text;
                        };
                if (parsed == null) {
                    throw new IllegalArgumentException(
                            "\"" + name + "\": \"" + text + "\" is no " + simple);
                }
                yield parsed;
            }
            case FeelType.ListOf(var element) when value instanceof List<?> list -> {
                var all = new ArrayList<@Nullable Object>();
                list.forEach(it -> all.add(typed(name, it, element)));
                yield Collections.unmodifiableList(all);
            }
            case FeelType.ContextOf(var entries) when value instanceof Map<?, ?> context -> {
                var all = new LinkedHashMap<String, @Nullable Object>();
                context.forEach((key, it) ->
                        all.put(
                                String.valueOf(key),
                                typed(
                                        name + "." + key,
                                        it,
                                        entries.getOrDefault(String.valueOf(key), Simple.ANY))));
                yield Collections.unmodifiableMap(all);
            }
            default -> value;
        };
    }

    private static @Nullable BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /// The cells of a line of CSV (RFC 4180, within one line).
    static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.length(); i++) {
            var c = line.charAt(i);
            if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    /// A cell as CSV wants it.
    static String cell(String text) {
        return text.matches("[^\",\\r\\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
