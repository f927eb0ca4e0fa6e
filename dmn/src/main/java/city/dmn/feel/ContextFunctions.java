// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import static java.util.Objects.requireNonNull;

import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import city.dmn.Range;
import java.time.ZonedDateTime;
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
                                if (!(key instanceof String)) {
                                    throw new Builtin.Refusal(
                                            "a key must be a string and is a "
                                                    + Values.typeName(key));
                                }
                                at = at instanceof Map<?, ?> context ? context.get(key) : null;
                            }
                            return at;
                        });
        Builtins.add(all, "get entries", new FeelType.ListOf(Simple.ANY))
                .with(
                        "m:CONTEXT",
                        (f, a) -> {
                            var result = new Items.Growing(f.run);
                            context(a[0])
                                    .forEach((key, value) -> {
                                        var entry = new LinkedHashMap<String, @Nullable Object>();
                                        entry.put("key", key);
                                        entry.put("value", value);
                                        result.add(Entries.of(entry, f.run));
                                    });
                            return result.now();
                        });
        Builtins.add(all, "context", CONTEXT)
                .with("entries:LIST", (f, a) -> fromEntries(f.run, ListFunctions.list(a[0])));
        Builtins.add(all, "context put", CONTEXT)
                .with(
                        "context:CONTEXT, key:STRING, value:ANY~",
                        (f, a) ->
                                put(
                                        f.run,
                                        context(a[0]),
                                        List.of(StringFunctions.string(a[1])),
                                        a[2]))
                .with(
                        "context:CONTEXT, keys:LIST, value:ANY~",
                        (f, a) -> put(f.run, context(a[0]), ListFunctions.list(a[1]), a[2]));
        Builtins.add(all, "context merge", CONTEXT)
                .with(
                        "contexts:LIST",
                        (f, a) -> {
                            var result = new LinkedHashMap<String, @Nullable Object>();
                            for (var each : ListFunctions.list(a[0])) {
                                if (!(each instanceof Map<?, ?> context)) {
                                    throw new Builtin.Refusal(
                                            "the list holds a " + Values.typeName(each));
                                }
                                f.run.work(context.size());
                                context.forEach(
                                        (key, value) -> result.put(String.valueOf(key), value));
                            }
                            return Entries.of(result, f.run);
                        });
        Builtins.add(all, "is", Simple.BOOLEAN)
                .with(
                        "value1:ANY~, value2:ANY~",
                        (f, a) -> {
                            f.run.lookThrough(a[0]);
                            return is(a[0], a[1]);
                        });
    }

    private static Map<?, ?> context(@Nullable Object v) {
        return (Map<?, ?>) requireNonNull(v);
    }

    private static Entries fromEntries(Run run, List<?> entries) {
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
        return Entries.of(result, run);
    }

    private static Entries put(Run run, Map<?, ?> context, List<?> keys, @Nullable Object value) {
        if (keys.isEmpty()) {
            throw new Builtin.Refusal("there is no key");
        }
        if (!(keys.getFirst() instanceof String key)) {
            throw new Builtin.Refusal("a key must be a string");
        }
        run.work(context.size());
        run.hold(64L * context.size());
        var result = new LinkedHashMap<String, @Nullable Object>();
        context.forEach((k, v) -> result.put(String.valueOf(k), v));
        if (keys.size() == 1) {
            result.put(key, value);
        } else if (context.get(key) instanceof Map<?, ?> inner) {
            result.put(key, put(run, inner, keys.subList(1, keys.size()), value));
        } else {
            throw new Builtin.Refusal("the entry \"" + key + "\" is no context");
        }
        return Entries.of(result, run);
    }

    /// The same in the value domain: unlike `=`, time zones and fractions of a second count, in parts too, and nothing
    /// is an error.
    private static boolean is(@Nullable Object a, @Nullable Object b) {
        return switch (a) {
            case null -> b == null;
            case List<?> x when b instanceof List<?> y -> {
                var same = x.size() == y.size();
                for (var i = 0; same && i < x.size(); i++) {
                    same = is(x.get(i), y.get(i));
                }
                yield same;
            }
            case Map<?, ?> x when b instanceof Map<?, ?> y -> {
                var same = x.keySet().equals(y.keySet());
                for (var entry : x.entrySet()) {
                    same = same && is(entry.getValue(), y.get(entry.getKey()));
                }
                yield same;
            }
            case Range x when b instanceof Range y ->
                    x.form() == y.form()
                            && x.lowIncluded() == y.lowIncluded()
                            && x.highIncluded() == y.highIncluded()
                            && is(x.low(), y.low())
                            && is(x.high(), y.high());
            // A moment in a named zone is not the same as one with the offset alone.
            case ZonedDateTime x ->
                    b instanceof ZonedDateTime y
                            && x.toInstant().equals(y.toInstant())
                            && x.getZone().equals(y.getZone());
            default ->
                    b != null
                            && a.getClass() == b.getClass()
                            && (Values.isTime(a) || Values.isDateTime(a)
                                    ? a.equals(b)
                                    : Boolean.TRUE.equals(Values.equal(a, b)));
        };
    }
}
