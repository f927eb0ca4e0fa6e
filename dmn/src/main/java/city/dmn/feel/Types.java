// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.FeelFunction;
import city.dmn.FeelType;
import city.dmn.FeelType.ContextOf;
import city.dmn.FeelType.FunctionOf;
import city.dmn.FeelType.ListOf;
import city.dmn.FeelType.Named;
import city.dmn.FeelType.RangeOf;
import city.dmn.FeelType.Simple;
import city.dmn.Range;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// When a value conforms to a type, and how it is coerced to one (DMN 1.5, 10.3.2.9.2 to 10.3.2.9.4).
public final class Types {
    /// The answer of [#coerce] for a value that the type does not take.
    public static final Object MISFIT = new Object();

    private static final int MAX_PARTS = 1000;

    private Types() {}

    /// Whether [#coerce] refused.
    @SuppressWarnings("ReferenceEquality")
    public static boolean misfit(@Nullable Object coerced) {
        return coerced == MISFIT;
    }

    /// Whether a value is of a type, null being of every type.
    public static boolean conforms(@Nullable Object value, FeelType type) {
        return conforms(value, type, true);
    }

    /// Whether a value is of a type, whatever item definitions allow: what `instance of` asks.
    static boolean instance(@Nullable Object value, FeelType type) {
        return conforms(value, type, false);
    }

    private static boolean conforms(@Nullable Object value, FeelType type, boolean allowedOnly) {
        if (value == null) {
            return true;
        }
        return switch (type) {
            case Simple simple ->
                    switch (simple) {
                        case ANY -> true;
                        case NULL -> false;
                        case NUMBER -> value instanceof BigDecimal;
                        case STRING -> value instanceof String;
                        case BOOLEAN -> value instanceof Boolean;
                        case DATE -> value instanceof LocalDate;
                        case TIME -> Values.isTime(value);
                        case DATE_TIME -> Values.isDateTime(value);
                        case DAY_DURATION -> value instanceof Duration;
                        case MONTH_DURATION -> value instanceof Period;
                    };
            case ListOf(var element) ->
                    value instanceof List<?> list && all(list, element, allowedOnly);
            case RangeOf(var element) ->
                    value instanceof Range range
                            && conforms(range.low(), element, allowedOnly)
                            && conforms(range.high(), element, allowedOnly);
            case ContextOf(var entries) -> {
                if (!(value instanceof Map<?, ?> context)) {
                    yield false;
                }
                for (var entry : entries.entrySet()) {
                    var key = Names.key(context, entry.getKey());
                    if (key == null || !conforms(context.get(key), entry.getValue(), allowedOnly)) {
                        yield false;
                    }
                }
                yield true;
            }
            case FunctionOf function ->
                    value instanceof FeelFunction it && subtype(typeOf(it), function);
            case Named(_, var base, var allowed, var whole) -> {
                if (!conforms(value, base, allowedOnly)) {
                    yield false;
                }
                if (!allowedOnly) {
                    yield true;
                }
                if (whole != null && !whole.allows(value)) {
                    yield false;
                }
                if (allowed == null) {
                    yield true;
                }
                if (base.bare() instanceof ListOf && value instanceof List<?> list) {
                    for (var each : list) {
                        if (!allowed.allows(each)) {
                            yield false;
                        }
                    }
                    yield true;
                }
                yield allowed.allows(value);
            }
        };
    }

    /// Which part of a value does not conform to a type, in words that follow the value's type; empty where it is the
    /// value as a whole.
    public static String why(@Nullable Object value, FeelType type) {
        if (type instanceof Named(_, var base, var allowed, var whole) && conforms(value, base)) {
            var wanted =
                    allowed == null || (whole != null && !whole.allows(value)) ? whole : allowed;
            return wanted == null ? "" : ": allowed is " + wanted.text();
        }
        if (value instanceof Map<?, ?> context && type.bare() instanceof ContextOf(var entries)) {
            for (var entry : entries.entrySet()) {
                var key = Names.key(context, entry.getKey());
                if (key == null) {
                    return ": it has no component \"" + entry.getKey() + "\"";
                }
                if (!conforms(context.get(key), entry.getValue())) {
                    return part(
                            "component \"" + entry.getKey() + "\"",
                            context.get(key),
                            entry.getValue());
                }
            }
        }
        if (value instanceof List<?> list && type.bare() instanceof ListOf(var element)) {
            for (var i = 0; i < list.size(); i++) {
                if (!conforms(list.get(i), element)) {
                    return part("element " + (i + 1), list.get(i), element);
                }
            }
        }
        return "";
    }

    private static String part(String which, @Nullable Object value, FeelType type) {
        var wanted = type.bare() instanceof Simple simple ? simple : type;
        return ": its "
                + which
                + (instance(value, type)
                        ? " is not allowed"
                        : " is a " + Values.typeName(value) + ", wanted is " + wanted)
                + why(value, type);
    }

    private static boolean all(List<?> list, FeelType element, boolean allowedOnly) {
        if (element == Simple.ANY) {
            return true;
        }
        for (var each : list) {
            if (!conforms(each, element, allowedOnly)) {
                return false;
            }
        }
        return true;
    }

    /// Whether a type has so many parts that what is known of it is not worth its cost: comparing two of such types, in
    /// which others stand again and again, might take for ever.
    static boolean large(FeelType type) {
        return parts(type, 0) > MAX_PARTS;
    }

    private static int parts(FeelType type, int before) {
        var parts = before + 1;
        if (parts > MAX_PARTS) {
            return parts;
        }
        return switch (type) {
            case ListOf(var element) -> parts(element, parts);
            case RangeOf(var element) -> parts(element, parts);
            case ContextOf(var entries) -> {
                for (var entry : entries.values()) {
                    parts = parts(entry, parts);
                    if (parts > MAX_PARTS) {
                        break;
                    }
                }
                yield parts;
            }
            case FunctionOf(var parameters, var result) -> {
                parts = parts(result, parts);
                for (var parameter : parameters == null ? List.<FeelType>of() : parameters) {
                    parts = parts(parameter, parts);
                }
                yield parts;
            }
            default -> parts;
        };
    }

    private static FeelType typeOf(FeelFunction function) {
        return function instanceof Fn fn ? fn.type() : new FunctionOf(null, Simple.ANY);
    }

    /// Whether every value of one type is of the other.
    public static boolean subtype(FeelType sub, FeelType sup) {
        var a = sub.bare();
        var b = sup.bare();
        if (b == Simple.ANY || a.equals(b) || a == Simple.NULL) {
            return true;
        }
        return switch (b) {
            case ListOf(var element) -> a instanceof ListOf(var it) && subtype(it, element);
            case RangeOf(var element) -> a instanceof RangeOf(var it) && subtype(it, element);
            case ContextOf(var entries) ->
                    a instanceof ContextOf(var own)
                            && entries.entrySet().stream()
                                    .allMatch(it -> {
                                        var mine = own.get(it.getKey());
                                        return mine != null && subtype(mine, it.getValue());
                                    });
            case FunctionOf(var parameters, var result) -> {
                if (!(a instanceof FunctionOf(var own, var ownResult))) {
                    yield false;
                }
                if (ownResult != Simple.ANY && !subtype(ownResult, result)) {
                    yield false;
                }
                if (parameters == null || own == null) {
                    yield true;
                }
                if (parameters.size() != own.size()) {
                    yield false;
                }
                for (var i = 0; i < own.size(); i++) {
                    if (!subtype(parameters.get(i), own.get(i))) {
                        yield false;
                    }
                }
                yield true;
            }
            default -> false;
        };
    }

    /// A value as a type wants it: itself, the single element of a list, a list of one, a date at midnight UTC.
    ///
    /// @return the value, or [#MISFIT]
    public static @Nullable Object coerce(@Nullable Object value, FeelType type) {
        if (type == Simple.ANY || conforms(value, type)) {
            return value;
        }
        var bare = type.bare();
        if (value instanceof List<?> list
                && list.size() == 1
                && !(bare instanceof ListOf)
                && conforms(list.getFirst(), type)) {
            return list.getFirst();
        }
        if (value != null && bare instanceof ListOf && !(value instanceof List<?>)) {
            var one = List.of(value);
            if (conforms(one, type)) {
                return one;
            }
        }
        if (bare == Simple.DATE_TIME && value instanceof LocalDate date) {
            return coerce(date.atStartOfDay(ZoneOffset.UTC), type);
        }
        return MISFIT;
    }
}
