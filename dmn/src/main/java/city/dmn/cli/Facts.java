// SPDX-License-Identifier: EUPL-1.2
package city.dmn.cli;

import city.dmn.DmnModel;
import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import city.dmn.Input;
import city.dmn.feel.Temporal;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Facts out of JSON and CSV: text becomes what the model's input declares.
final class Facts {
    private Facts() {}

    /// Reads.
    ///
    /// @param notes hears of facts that the model does not ask
    /// @throws Unusable when there is no object, or a text is not of its input's type
    static Map<String, @Nullable Object> fromJson(
            Path file, DmnModel model, Consumer<String> notes) {
        var facts = new LinkedHashMap<String, @Nullable Object>();
        var json = GivenFiles.text(file);
        try {
            if (!(Json.read(json) instanceof Map<?, ?> object)) {
                throw new IllegalArgumentException(
                        "the facts must be one JSON object, {\"birth date\": \"2020-05-01\", …}");
            }
            var byName = new LinkedHashMap<String, @Nullable Object>();
            object.forEach((name, value) -> byName.put(plain(String.valueOf(name)), value));
            for (var input : model.inputs()) {
                var name = plain(input.name());
                facts.put(input.name(), typed(input.name(), byName.remove(name), input.type()));
            }
            if (!byName.isEmpty()) {
                notes.accept(
                        "the model does not ask "
                                + byName.keySet()
                                + "; it asks "
                                + model.inputs().stream().map(Input::name).toList());
            }
        } catch (IllegalArgumentException e) {
            throw new Unusable(file + ": " + e.getMessage());
        }
        return facts;
    }

    /// A name as names are compared: without spaces around it, its letters composed (NFC).
    static String plain(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
    }

    static Set<String> plain(List<String> names) {
        return names.stream().map(Facts::plain).collect(Collectors.toUnmodifiableSet());
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
}
