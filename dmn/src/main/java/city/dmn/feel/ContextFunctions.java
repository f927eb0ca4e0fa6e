// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import static java.util.Objects.requireNonNull;

import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Functions of contexts, and `is` (DMN 1.5, 10.3.4.7, 10.3.4.9).
final class ContextFunctions {
    private static final FeelType CONTEXT = Simple.ANY;

    private ContextFunctions() {}

    static void addTo(List<Builtin> all) {
        Builtins.add(all, "get value", Simple.ANY)
                .with("m:CONTEXT, key:STRING", (_, a) -> context(a[0]).get(a[1]))
                .with(
                        "m:CONTEXT, keys:LIST",
                        (_, a) -> {
                            Object at = a[0];
                            for (var key : ListFunctions.list(a[1])) {
                                at = at instanceof Map<?, ?> context ? context.get(key) : null;
                            }
                            return at;
                        });
        Builtins.add(all, "get entries", new FeelType.ListOf(Simple.ANY))
                .with(
                        "m:CONTEXT",
                        (_, a) -> {
                            var result = new ArrayList<Map<String, @Nullable Object>>();
                            context(a[0])
                                    .forEach((key, value) -> {
                                        var entry = new LinkedHashMap<String, @Nullable Object>();
                                        entry.put("key", key);
                                        entry.put("value", value);
                                        result.add(Collections.unmodifiableMap(entry));
                                    });
                            return Collections.unmodifiableList(result);
                        });
        Builtins.add(all, "context", CONTEXT)
                .with("entries:LIST", (_, a) -> fromEntries(ListFunctions.list(a[0])));
        Builtins.add(all, "context put", CONTEXT)
                .with(
                        "context:CONTEXT, key:STRING, value:ANY~",
                        (_, a) -> put(context(a[0]), List.of(StringFunctions.string(a[1])), a[2]))
                .with(
                        "context:CONTEXT, keys:LIST, value:ANY~",
                        (_, a) -> put(context(a[0]), ListFunctions.list(a[1]), a[2]));
        Builtins.add(all, "context merge", CONTEXT)
                .with(
                        "contexts:LIST",
                        (_, a) -> {
                            var result = new LinkedHashMap<String, @Nullable Object>();
                            for (var each : ListFunctions.list(a[0])) {
                                if (!(each instanceof Map<?, ?> context)) {
                                    throw new Builtin.Refusal(
                                            "the list holds a " + Values.typeName(each));
                                }
                                context.forEach(
                                        (key, value) -> result.put(String.valueOf(key), value));
                            }
                            return Collections.unmodifiableMap(result);
                        });
        Builtins.add(all, "is", Simple.BOOLEAN)
                .with("value1:ANY~, value2:ANY~", (_, a) -> is(a[0], a[1]));
    }

    private static Map<?, ?> context(@Nullable Object v) {
        return (Map<?, ?>) requireNonNull(v);
    }

    private static Map<String, @Nullable Object> fromEntries(List<?> entries) {
        var result = new LinkedHashMap<String, @Nullable Object>();
        for (var each : entries) {
            if (!(each instanceof Map<?, ?> entry)
                    || !(entry.get("key") instanceof String key)
                    || !entry.containsKey("value")) {
                throw new Builtin.Refusal("each entry must have a key and a value");
            }
            if (result.containsKey(key)) {
                throw new Builtin.Refusal("two entries \"" + key + "\"");
            }
            result.put(key, entry.get("value"));
        }
        return Collections.unmodifiableMap(result);
    }

    private static Map<String, @Nullable Object> put(
            Map<?, ?> context, List<?> keys, @Nullable Object value) {
        if (keys.isEmpty()) {
            throw new Builtin.Refusal("there is no key");
        }
        if (!(keys.getFirst() instanceof String key)) {
            throw new Builtin.Refusal("a key must be a string");
        }
        var result = new LinkedHashMap<String, @Nullable Object>();
        context.forEach((k, v) -> result.put(String.valueOf(k), v));
        if (keys.size() == 1) {
            result.put(key, value);
        } else if (context.get(key) instanceof Map<?, ?> inner) {
            result.put(key, put(inner, keys.subList(1, keys.size()), value));
        } else {
            throw new Builtin.Refusal("the entry \"" + key + "\" is no context");
        }
        return Collections.unmodifiableMap(result);
    }

    /// The same in the value domain: unlike `=`, time zones count, and nothing is an error.
    private static boolean is(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return a == null && b == null;
        }
        if (Values.isTime(a) || Values.isDateTime(a)) {
            return (Values.isTime(b) || Values.isDateTime(b))
                    && Temporal.text(a).equals(Temporal.text(b));
        }
        return Boolean.TRUE.equals(Values.equal(a, b))
                && (a.getClass() == b.getClass() || Values.typeOf(a).equals(Values.typeOf(b)));
    }
}
