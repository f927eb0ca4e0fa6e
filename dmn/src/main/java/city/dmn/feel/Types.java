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

    private Types() {}

    /// Whether [#coerce] refused.
    @SuppressWarnings("ReferenceEquality")
    public static boolean misfit(@Nullable Object coerced) {
        return coerced == MISFIT;
    }

    /// Whether a value is of a type, null being of every type.
    public static boolean conforms(@Nullable Object value, FeelType type) {
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
            case ListOf(var element) -> value instanceof List<?> list && all(list, element);
            case RangeOf(var element) ->
                    value instanceof Range range
                            && conforms(range.low(), element)
                            && conforms(range.high(), element);
            case ContextOf(var entries) -> {
                if (!(value instanceof Map<?, ?> context)) {
                    yield false;
                }
                for (var entry : entries.entrySet()) {
                    if (!context.containsKey(entry.getKey())
                            || !conforms(context.get(entry.getKey()), entry.getValue())) {
                        yield false;
                    }
                }
                yield true;
            }
            case FunctionOf function ->
                    value instanceof FeelFunction it && subtype(typeOf(it), function);
            case Named(_, var base, var allowed, var whole) -> {
                if (!conforms(value, base)) {
                    yield false;
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

    private static boolean all(List<?> list, FeelType element) {
        if (element == Simple.ANY) {
            return true;
        }
        for (var each : list) {
            if (!conforms(each, element)) {
                return false;
            }
        }
        return true;
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
